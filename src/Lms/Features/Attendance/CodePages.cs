using Lms.Data;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>The code as it stands in the hall.</summary>
public sealed class CodePage
{
    public required SeenSession Of { get; init; }

    public required string Path { get; init; }

    /// <summary>Null while no code is taken.</summary>
    public required string? Code { get; init; }

    public required int SecondsLeft { get; init; }

    /// <summary>Leads a telephone to the check-in, with the code.</summary>
    public required QrCode? Qr { get; init; }

    /// <summary>Trainees marked present or late, however.</summary>
    public required int CameIn { get; init; }

    public required int Trainees { get; init; }

    public required DateTimeOffset OpensFrom { get; init; }

    public required bool MayOpen { get; init; }

    /// <summary>In two groups, as it is read aloud.</summary>
    public string? Spoken => Code is { } code ? $"{code[..3]} {code[3..]}" : null;
}

/// <summary>Shows a session's code, opens and closes it.</summary>
public sealed class CodePages(LmsDbContext db, TimeProvider clock)
{
    /// <param name="address">Of the check-in page, for a telephone that is not on this page.</param>
    /// <param name="label">What the picture leads to, in words.</param>
    public async Task<CodePage> Of(SeenSession seen, string path, string address, string label, CancellationToken stop)
    {
        var (session, now) = (seen.Session, clock.GetUtcNow());
        var counts = await Counts(session).SingleAsync(stop);
        var open = await Known(session, stop) is { } known && known.IsOpen(session, now) ? known.At(now) : null;
        return new CodePage
        {
            Of = seen,
            Path = path,
            Code = open,
            SecondsLeft = AttendanceCode.SecondsLeft(now),
            Qr = open is null ? null : QrCode.Of($"{address}?code={open}", label),
            CameIn = counts.CameIn,
            Trainees = counts.Trainees,
            OpensFrom = session.StartsAt - AttendanceRecord.Margin,
            MayOpen = session.StartsAt - AttendanceRecord.Margin <= now && now < session.EndsAt + AttendanceRecord.Margin,
        };
    }

    public async Task Open(ClassSession session, byte[] secret, Guid by, CancellationToken stop)
    {
        await using var change = await db.HoldSession(session.CentreId, session.Id, stop);
        var known = await Known(session, stop);
        var code = known ?? new AttendanceCode(session);
        code.Open(session, secret, by, clock.GetUtcNow());
        if (known is null)
        {
            db.AttendanceCodes.Add(code);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
    }

    public async Task Close(ClassSession session, CancellationToken stop)
    {
        (await Known(session, stop))?.Close(clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
    }

    private Task<AttendanceCode?> Known(ClassSession session, CancellationToken stop) =>
        db.AttendanceCodes.SingleOrDefaultAsync(code => code.CentreId == session.CentreId && code.ClassSessionId == session.Id, stop);

    private IQueryable<Comers> Counts(ClassSession session) => db.Sessions.Where(one => one.CentreId == session.CentreId && one.Id == session.Id)
        .Select(one => new Comers(
            db.Enrolments.Count(place => place.CentreId == one.CentreId && place.ClassId == one.ClassId && place.LeftAt == null),
            db.Enrolments.Count(place => place.CentreId == one.CentreId && place.ClassId == one.ClassId && place.LeftAt == null
                && db.AttendanceRecords.Any(record => record.CentreId == one.CentreId && record.ClassSessionId == one.Id && record.PersonId == place.PersonId
                    && (record.Mark == AttendanceMark.Present || record.Mark == AttendanceMark.Late)))));

    private sealed record Comers(int Trainees, int CameIn);
}
