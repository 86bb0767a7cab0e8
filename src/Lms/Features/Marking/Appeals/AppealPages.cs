using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Features.Marking.Appeals;

/// <summary>Open ones first, by the day the answer is due.</summary>
public sealed record AppealsPage(IReadOnlyList<AppealRow> Rows, int Page, int Total, DateTimeOffset Now)
{
    public const int Size = 25;
}

public sealed class AppealRow
{
    public Guid Id { get; init; }

    public string FullName { get; init; } = "";

    public string SittingTitle { get; init; } = "";

    public DateTimeOffset AnswerBy { get; init; }

    public AppealState State { get; init; }

    public bool IsOverdue(DateTimeOffset now) => State is not (AppealState.Refused or AppealState.Answered) && now > AnswerBy;
}

/// <summary>One appeal for those who see to it: whose it is, and what each marker gave.</summary>
public sealed record AppealPage(
    MarkAppeal Appeal, ExamSitting Sitting, string FullName, string Code, int MaskNumber, decimal Points, AppealRules Rules,
    IReadOnlyList<AppealSheet> Sheets, DateTimeOffset Now)
{
    public bool MayDecide { get; init; }

    /// <summary>What was typed and refused.</summary>
    public string Said { get; init; } = "";
}

public sealed class AppealSheet
{
    public int Round { get; init; }

    public string Marker { get; init; } = "";

    /// <summary>Null while it is open.</summary>
    public decimal? Total { get; init; }

    public DateTimeOffset? LockedAt { get; init; }
}

/// <summary>A trainee's result with its appeal, if there is one, or the window in which one may be made.</summary>
public sealed record OwnAppealPage(
    ExamSitting Sitting, Result Result, MarkAppeal? Appeal, AppealRules Rules, decimal Points, DateOnly ReleasedOn, DateOnly Today, PinnedBands Bands)
{
    public string Said { get; init; } = "";

    public DateOnly LastDay => Rules.LastDay(ReleasedOn);

    public bool MayApply => Appeal is null && Today <= LastDay;
}

/// <summary>What the answer says.</summary>
public sealed record LetterSource(
    string Centre, string Locality, string FullName, string Code, string Sitting, MarkAppeal Appeal, Result Result, string Classification, decimal Points,
    IReadOnlyList<decimal> NewMarks);
