using System.Globalization;
using Lms.Domain.Classes;
using Lms.Domain.Language;

namespace Lms.Features.Attendance;

/// <summary>The register of one session, as it is taken.</summary>
public sealed class SessionRegister
{
    public required SeenSession Of { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<RegisterRow> Rows { get; init; }

    /// <summary>Minutes that the room was open during the session; 0 when it was not used.</summary>
    public required int Held { get; init; }

    /// <summary>Share of them, in percent, from which presence is offered.</summary>
    public required int PresencePercent { get; init; }

    public required bool CodeIsOpen { get; init; }

    public required bool HasBegun { get; init; }

    public required string Find { get; init; }

    /// <summary>Whom the room's minutes offer as present, not saved yet.</summary>
    public required bool Proposes { get; init; }

    /// <summary>What somebody else wrote meanwhile, and what was chosen here.</summary>
    public IReadOnlyList<MissedMark> Missed { get; set; } = [];

    public IEnumerable<RegisterRow> Shown => Find.Length == 0 ? Rows : Rows.Where(row => row.Answers(Find));

    public int Unmarked => Rows.Count(row => row.Mark is null);

    public int Proposed => Rows.Count(row => row.IsProposed);

    public int Count(AttendanceMark mark) => Rows.Count(row => row.Mark == mark);

    public string Address => Find.Length == 0 ? Path : $"{Path}?find={Uri.EscapeDataString(Find)}";
}

/// <summary>A trainee in a session's register.</summary>
public sealed record RegisterRow(
    Guid PersonId, string FullName, string Code, string SearchText, AttendanceMark? Mark, AttendanceSource? Source, DateTimeOffset? At, string? By, int Revision)
{
    /// <summary>Null when the room was not used, or they were never there.</summary>
    public PresentMinutes? Minutes { get; init; }

    public bool IsProposed { get; init; }

    public AttendanceMark? Chosen => IsProposed ? AttendanceMark.Present : Mark;

    /// <summary>What the page showed, so that whoever saves it changes only what they changed.</summary>
    public string Seen => new SeenMark(Revision, Mark).ToString();

    /// <summary>By name or code, with or without tones, however the letters are put together.</summary>
    public bool Answers(string find) =>
        SearchKey.Of(find).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => SearchText.Contains(word, StringComparison.Ordinal));
}

/// <summary>A mark as some window showed it; revision 0 when there was none.</summary>
public readonly record struct SeenMark(int Revision, AttendanceMark? Mark)
{
    /// <summary>What cannot be read was never shown: then there was none.</summary>
    public static SeenMark Read(string? written) =>
        written?.Split('-') is [var revision, var mark] && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SeenMark(number, Enum.TryParse<AttendanceMark>(mark, out var seen) ? seen : null)
            : default;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision}-{Mark}");
}

/// <param name="Theirs">What stands there now.</param>
/// <param name="Wanted">What was chosen in the window that came later.</param>
public sealed record MissedMark(Guid PersonId, string FullName, AttendanceMark Theirs, DateTimeOffset At, AttendanceMark Wanted);

/// <summary>The register as a window sends it. Nobody need be marked: what is left alone is left out.</summary>
public sealed class RegisterForm
{
    // A form that sends the bare name with nothing behind it is read as no dictionary at all.
    public Dictionary<Guid, AttendanceMark> Marks { get; set => field = value ?? []; } = [];

    public Dictionary<Guid, string?> Seen { get; set => field = value ?? []; } = [];

    /// <summary>Everybody whom nobody has marked is present.</summary>
    public bool Rest { get; set; }

    /// <summary>The window showed proposals by presence: those taken as they stood came by presence.</summary>
    public bool Proposed { get; set; }
}
