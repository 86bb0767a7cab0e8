using Lms.Data;
using Lms.Data.Conduct;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Features.Conduct.Documents;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Conduct;

public sealed record BoardHead(
    Guid Id, string Title, string Class, DateTimeOffset Opens, DateTimeOffset Closes, int? Minutes, DateTimeOffset? PausedAt,
    DateTimeOffset? SealedAt, DateTimeOffset? ReleasedAt, SittingKind Kind, bool HasInvigilator, bool TakesFiles)
{
    public bool WantsInvigilator => SealedAt is null && Kind == SittingKind.InClass && !HasInvigilator;

    public SittingState State(DateTimeOffset now) => SittingStates.Of(Opens, Closes, SealedAt, ReleasedAt, now);
}

/// <summary>Times on the board: the hour, with the day where it is not today's; minutes left on the day itself.</summary>
public static class BoardTimes
{
    private const int Day = 24 * 60;

    public static string Of(DateTimeOffset moment, DateTimeOffset now, string format) => SchoolTime.Day(moment) == SchoolTime.Day(now)
        ? SchoolTime.Show(moment, format)
        : $"{SchoolTime.Show(moment, "time")}, {SchoolTime.Show(moment, "day")}";

    /// <summary>Null when a day or more is left.</summary>
    public static int? MinutesLeft(DateTimeOffset deadline, DateTimeOffset now) =>
        Math.Max(0, (int)Math.Ceiling((deadline - now).TotalMinutes)) is var minutes and < Day ? minutes : null;
}

/// <param name="For">How long a silent one has been silent; null for the script to fill in.</param>
public sealed record ShownStanding(Standing Standing, TimeSpan? For)
{
    public static ShownStanding Of(BoardRow row, DateTimeOffset now) => new(row.Standing, now - (row.WroteAt ?? now));

    public static ShownStanding Template(Standing standing) => new(standing, For: null);

    public string Say(Texts text) => Standing != Standing.Silent ? text.Of(Standing)
        : text["Conduct.SilentFor", For is { } time
            ? time.TotalHours < 1 ? text["Conduct.ForMinutes", (int)time.TotalMinutes] : text["Conduct.ForHours", (int)time.TotalHours]
            : "{0}"];
}

public sealed record BoardPage(BoardHead Head, BoardNews News, IReadOnlyList<ConductEntry> Log, Standing? Only)
{
    public bool IsOpen => Head.SealedAt is null && News.Now >= Head.Opens && (News.Now < Head.Closes || Head.PausedAt is not null);

    public bool MayMoveClose => Head.SealedAt is null && (News.Now < Head.Closes || Head.PausedAt is not null);

    public IEnumerable<BoardRow> Shown => Only is null ? News.Rows : News.Rows.Where(row => row.Standing == Only);

    public int Count(Standing standing) => News.Rows.Count(row => row.Standing == standing);

    public ExtensionForm Extension { get; } = new();

    public PauseForm Pause { get; } = new();

    public ClosingForm Closing { get; } = new();

    public AnnouncementForm Announcement { get; } = new();
}

public sealed record CandidatePage(BoardHead Head, BoardRow Row, DateTimeOffset Now, IReadOnlyList<ConductEntry> Log)
{
    /// <summary>Null where the sitting pinned none.</summary>
    public DisciplineRules? Rules { get; init; }

    public IReadOnlyList<IncidentKind> Choices => Rules?.Mildest(Row.Incident) is { } mildest && Head.SealedAt is null && Now >= Head.Opens
        ? [.. Enum.GetValues<IncidentKind>().Where(kind => kind >= mildest)]
        : [];

    /// <summary>For the office alone.</summary>
    public Accommodation? Accommodation { get; init; }

    public bool MayAccommodate { get; init; }

    public bool SeesAccommodation { get; init; }

    /// <summary>The office; the director finds it on the sitting's page.</summary>
    public bool MayPostpone { get; init; }

    /// <summary>By name for the office alone; how many there are is told to all.</summary>
    public IReadOnlyList<AttemptFile> Files { get; init; } = [];

    public ExtensionForm Extension { get; } = new();

    public IncidentForm Incident { get; } = new();

    public WithdrawalForm Withdrawal { get; } = new();

    public AccommodationForm Accommodate { get; } = new();
}

public sealed class BoardPages(LmsDbContext db, ConductReading reading, ConductLog log, TimeProvider clock)
{
    public async Task<BoardPage> Board(CurrentUser me, Guid sittingId, Standing? standing, CancellationToken stop) => new(
        (await Head(me, sittingId, stop))!,
        (await reading.Board(me.CentreId, sittingId, stop))!,
        await log.Read(me.CentreId, sittingId, stop),
        standing);

    /// <summary>Null when nobody has this number.</summary>
    public async Task<CandidatePage?> Candidate(CurrentUser me, Guid sittingId, int number, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var head = (await Head(me, sittingId, stop))!;
        var board = await reading.Board(me.CentreId, sittingId, stop);
        if (board?.Rows.FirstOrDefault(row => row.Number == number) is not { } one)
        {
            return null;
        }

        var isOffice = me.Is(Role.AcademicOffice);
        var entries = await log.Read(me.CentreId, sittingId, stop);
        return new CandidatePage(head, one, board.Now, [.. entries.Where(entry => entry.Number == number || entry.Number is null)])
        {
            Rules = await Rules(me.CentreId, sittingId, stop),
            SeesAccommodation = isOffice,
            MayPostpone = isOffice && head.SealedAt is null && one is { HandedInAt: null, Standing: not (Standing.Postponed or Standing.Suspended) },
            Files = isOffice && one.Files > 0
                ? await db.FilesOf(me.CentreId, sittingId).AsNoTracking()
                    .Where(file => db.Attempts.Any(attempt => attempt.CentreId == file.CentreId && attempt.Id == file.AttemptId && attempt.PersonId == one.PersonId))
                    .OrderBy(file => file.Place).ToListAsync(stop)
                : [],
            MayAccommodate = isOffice && head.SealedAt is null && SchoolTime.Day(clock.GetUtcNow()) < SchoolTime.Day(head.Opens),
            Accommodation = isOffice ? await db.StandingAccommodation(me.CentreId, sittingId, one.PersonId, stop) : null,
        };
    }

    public async Task<PaperSource> Papers(CurrentUser me, Guid sittingId, CancellationToken stop)
    {
        var page = await Board(me, sittingId, standing: null, stop);
        var locality = await db.Centres.Where(centre => centre.Id == me.CentreId).Select(centre => centre.Locality).SingleAsync(stop);
        var invigilators = await db.Appointments
            .Where(held => held.CentreId == me.CentreId && held.ExamSittingId == sittingId && held.Kind == AppointmentKind.Invigilator)
            .Join(db.People, held => held.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName)
            .Select(person => person.FullName).ToListAsync(stop);
        return new PaperSource(me.Centre.Name, locality, page.Head, page.News, page.Log, invigilators);
    }

    private async Task<DisciplineRules?> Rules(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        try
        {
            return (await db.PoliciesOf(centreId, sittingId, stop)).Discipline;
        }
        catch (RuleBrokenException)
        {
            return null;
        }
    }

    public Task<BoardHead?> Head(CurrentUser me, Guid sittingId, CancellationToken stop) => db.Sittings.AsNoTracking()
        .VisibleTo(me)
        .Where(sitting => sitting.Id == sittingId)
        .Select(sitting => new BoardHead(
            sitting.Id,
            sitting.Title,
            db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
            sitting.Opens,
            sitting.Closes,
            sitting.Minutes,
            sitting.PausedAt,
            sitting.SealedAt,
            sitting.ReleasedAt,
            sitting.Kind,
            sitting.Appointments.Any(held => held.Kind == AppointmentKind.Invigilator),
            sitting.TakesFiles))
        .SingleOrDefaultAsync(stop);
}
