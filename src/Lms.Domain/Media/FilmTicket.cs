using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Lms.Domain.Media;

/// <summary>
/// What opens one film for a while to whoever holds it, without asking who that is, so that a cache between can answer a whole class.
/// It ends on the hour: who asks in the same hour is given the same ticket.
/// </summary>
/// <param name="Until">A full hour.</param>
public sealed record FilmTicket(Guid CentreId, string Sha256, DateTimeOffset Until)
{
    /// <summary>Bytes of the key that signs.</summary>
    public const int KeyLength = 32;

    private const int Centre = 16, Hash = 32, Signed = Centre + Hash + 4, Whole = Signed + 32;

    /// <summary>Good for one hour at least and two at most.</summary>
    public static FilmTicket For(Film film, DateTimeOffset now) =>
        new(film.CentreId, film.Sha256, DateTimeOffset.UnixEpoch.AddHours(Math.Floor((now - DateTimeOffset.UnixEpoch).TotalHours) + 2));

    /// <returns>Null for what this key did not sign, and for what is over.</returns>
    public static FilmTicket? Read(string text, byte[] key, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Whole];
        Span<byte> signature = stackalloc byte[Whole - Signed];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done || length != Whole)
        {
            return null;
        }

        HMACSHA256.HashData(key, bytes[..Signed], signature);
        var until = DateTimeOffset.UnixEpoch.AddHours(BinaryPrimitives.ReadUInt32BigEndian(bytes[(Centre + Hash)..]) % 10_000_000);
        return CryptographicOperations.FixedTimeEquals(signature, bytes[Signed..]) && now < until
            ? new FilmTicket(new Guid(bytes[..Centre]), Convert.ToHexStringLower(bytes.Slice(Centre, Hash)), until)
            : null;
    }

    /// <summary>As it stands in a path.</summary>
    public string Write(byte[] key)
    {
        Span<byte> bytes = stackalloc byte[Whole];
        CentreId.TryWriteBytes(bytes);
        Convert.FromHexString(Sha256, bytes.Slice(Centre, Hash), out _, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[(Centre + Hash)..], (uint)(Until - DateTimeOffset.UnixEpoch).TotalHours);
        HMACSHA256.HashData(key, bytes[..Signed], bytes[Signed..]);
        return Base64Url.EncodeToString(bytes);
    }
}
