using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Classes;

/// <summary>
/// The six digits that stand in the hall while a session's attendance is taken by code. They follow from a secret that nobody is
/// told and from the time, in steps; whoever cannot see the screen has them for a minute at most.
/// </summary>
public sealed class AttendanceCode : ICentreOwned
{
    /// <summary>Bytes of the secret: as long as the digest it is mixed by.</summary>
    public const int SecretLength = 32;

    public const int Digits = 6;

    private const int Modulus = 1_000_000;

    /// <summary>How long one code stands.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private AttendanceCode()
    {
    }

    /// <summary>Of a session whose code was never shown.</summary>
    public AttendanceCode(ClassSession session)
    {
        CentreId = session.CentreId;
        ClassSessionId = session.Id;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public byte[] Secret { get; private set; } = [];

    public DateTimeOffset? OpenedAt { get; private set; }

    public Guid? OpenedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A code that was forgotten open ends with the session's margin.</summary>
    public bool IsOpen(ClassSession session, DateTimeOffset now) =>
        OpenedAt is not null && ClosedAt is null && now < session.EndsAt + AttendanceRecord.Margin;

    /// <param name="secret">New for every showing, from a source nobody can guess.</param>
    public void Open(ClassSession session, byte[] secret, Guid by, DateTimeOffset now)
    {
        if (now < session.StartsAt - AttendanceRecord.Margin || now >= session.EndsAt + AttendanceRecord.Margin)
        {
            throw new RuleBrokenException("AttendanceRecord.NotTheTime", session.StartsAt, session.EndsAt);
        }

        if (!IsOpen(session, now))
        {
            (Secret, OpenedAt, OpenedBy, ClosedAt) = (secret, now.ToUniversalTime(), by, null);
        }
    }

    /// <summary>Closing twice changes nothing.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now.ToUniversalTime();

    /// <summary>What stands on the screen at a moment.</summary>
    public string At(DateTimeOffset moment) => Of(StepOf(moment));

    /// <summary>The code of this step or of the one before, so that a slow line does not shut anybody out.</summary>
    public bool Accepts(string typed, ClassSession session, DateTimeOffset now)
    {
        if (!IsOpen(session, now) || DigitsOf(typed) is not { Length: Digits } digits)
        {
            return false;
        }

        var step = StepOf(now);
        return Same(digits, Of(step)) | Same(digits, Of(step - 1));
    }

    /// <summary>Seconds until the next code, 1 to 30.</summary>
    public static int SecondsLeft(DateTimeOffset now) => (int)(Step.TotalSeconds - (now.ToUnixTimeSeconds() % (long)Step.TotalSeconds));

    private static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    // As one-time codes are made (RFC 4226), with a longer digest.
    private string Of(long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var digest = HMACSHA256.HashData(Secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(digest.AsSpan(digest[^1] & 0xf)) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    // However it is typed: in two groups, in full-width digits.
    private static string DigitsOf(string typed) => string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
