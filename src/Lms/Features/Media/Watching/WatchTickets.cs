using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lms.Data.Films;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Features.Media.Watching;

/// <summary>That a trainee opened a film in a session, how long it is and when: sealed, so that a report is read without asking the database.</summary>
/// <param name="Stamp">The account's security stamp then.</param>
public sealed record WatchTicket(WatchKey Key, int Length, DateTimeOffset OpenedAt, string Stamp);

/// <summary>Seals and reads tickets.</summary>
public sealed class WatchTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Ids = 4;
    private const int IdBytes = 16;
    private const int Bytes = (Ids * IdBytes) + sizeof(int) + sizeof(long);

    /// <summary>A page left open for longer opens the film again.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Nodes differ by less. From further ahead a ticket comes only when the clock was put back: the film is opened again.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    private readonly IDataProtector seal = protection.CreateProtector("Lms.FilmWatch");

    public string Seal(WatchTicket ticket)
    {
        var bytes = new byte[Bytes + Encoding.UTF8.GetByteCount(ticket.Stamp)];
        foreach (var (place, id) in new[] { ticket.Key.CentreId, ticket.Key.SessionId, ticket.Key.MaterialId, ticket.Key.PersonId }.Index())
        {
            id.TryWriteBytes(bytes.AsSpan(place * IdBytes));
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Ids * IdBytes), ticket.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((Ids * IdBytes) + sizeof(int)), ticket.OpenedAt.UtcTicks);
        Encoding.UTF8.GetBytes(ticket.Stamp, bytes.AsSpan(Bytes));
        return WebEncoders.Base64UrlEncode(seal.Protect(bytes));
    }

    /// <summary>Null when it is none of ours, or too old.</summary>
    public WatchTicket? Read(string sealedTicket)
    {
        try
        {
            var bytes = seal.Unprotect(WebEncoders.Base64UrlDecode(sealedTicket)).AsSpan();
            var openedAt = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes[((Ids * IdBytes) + sizeof(int))..]), TimeSpan.Zero);
            var age = clock.GetUtcNow() - openedAt;
            return age > Life || age < -Ahead
                ? null
                : new WatchTicket(new WatchKey(Id(bytes, 0), Id(bytes, 1), Id(bytes, 2), Id(bytes, 3)), BinaryPrimitives.ReadInt32LittleEndian(bytes[(Ids * IdBytes)..]), openedAt, Encoding.UTF8.GetString(bytes[Bytes..]));
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static Guid Id(ReadOnlySpan<byte> bytes, int place) => new(bytes.Slice(place * IdBytes, IdBytes));
}
