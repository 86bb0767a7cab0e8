using Lms.Domain.Exams;
using Lms.Domain.Lessons;
using Lms.Domain.People;

namespace Lms.Data.Seeding;

// The shapes of the files under content/demo-centre/{centre}/. Days count from the day of loading.

public sealed class CentreFile
{
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }
    public required ProvinceFile Province { get; set; }
    public required string Locality { get; set; }
    public required int Order { get; set; }
    public required string DemoPassword { get; set; }
    public List<CentreStageFile> Levels { get; set; } = [];
}

public sealed class CentreStageFile
{
    public required string Level { get; set; }
    public DateTime? From { get; set; }
    public required string Basis { get; set; }
}

public sealed class ProvinceFile
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}

public sealed class ProvincePersonFile
{
    public required string Province { get; set; }
    public required string Code { get; set; }
    public required string Family { get; set; }
    public string Middle { get; set; } = "";
    public required string Given { get; set; }
    public required string Phone { get; set; }
    public string DemoLabel { get; set; } = "";
}

public sealed class UnitFile
{
    public required string Key { get; set; }
    public required string Name { get; set; }
    public string? Parent { get; set; }
    public required string Level { get; set; }
    public required string Locality { get; set; }
}

public sealed class PersonFile
{
    public required string Key { get; set; }
    public required string Code { get; set; }
    public required string Family { get; set; }
    public string Middle { get; set; } = "";
    public required string Given { get; set; }
    public required string Phone { get; set; }
    public string? Email { get; set; }
    public List<Role> Roles { get; set; } = [];
    public LecturerType? LecturerType { get; set; }
    public required string Unit { get; set; }
    public string? TeachingGroup { get; set; }
    public bool HeadsGroup { get; set; }
    public bool DemoLogin { get; set; }
    public string DemoLabel { get; set; } = "";
    public List<DutyFile> Duties { get; set; } = [];
    public List<CorrectionFile> Corrections { get; set; } = [];
}

/// <summary>What the person proposes; the duty that it is about is the one of this place in their list.</summary>
public sealed class CorrectionFile
{
    public required CorrectionKind Kind { get; set; }
    public int? About { get; set; }
    public required DutyFile Proposed { get; set; }
    public required string Reason { get; set; }
    public required MomentFile At { get; set; }
}

public sealed class DutyFile
{
    public required string Position { get; set; }
    public required string Duty { get; set; }
    public required string Tag { get; set; }
    public required string Unit { get; set; }
    public required int FromDay { get; set; }
    public int? ToDay { get; set; }
    public bool Primary { get; set; }
}

public sealed class ClassFile
{
    public required string Key { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Programme { get; set; }
    public required int OpensDay { get; set; }
    public required int ClosesDay { get; set; }
    public List<string> Trainees { get; set; } = [];
    public List<SessionFile> Sessions { get; set; } = [];
}

public sealed class SessionFile
{
    public required string Key { get; set; }
    public required string Title { get; set; }
    public required int Day { get; set; }
    public required string Start { get; set; }
    public required string End { get; set; }
    public required string Room { get; set; }
    public required string Lecturer { get; set; }
    public string? Plan { get; set; }
    public string? Meeting { get; set; }
}

public sealed class PlanFile
{
    public required string Programme { get; set; }
    public required int Lesson { get; set; }
    public required string Title { get; set; }
    public required string Author { get; set; }
    public required string Audience { get; set; }
    public required int Periods { get; set; }
    public required ObjectivesFile Objectives { get; set; }
    public List<string> Methods { get; set; } = [];
    public List<string> Means { get; set; } = [];
    public List<string> RequiredReading { get; set; } = [];
    public List<string> FurtherReading { get; set; } = [];
    public required List<HistoryFile> History { get; set; }
    public required List<PartFile> Parts { get; set; }
}

public sealed class ObjectivesFile
{
    public required string Knowledge { get; set; }
    public required string Skill { get; set; }
    public required string Attitude { get; set; }
}

public sealed class HistoryFile
{
    public required int Day { get; set; }
    public required string Time { get; set; }
    public required string Actor { get; set; }
    public required string Act { get; set; }
    public string Remark { get; set; } = "";
}

public sealed class PartFile
{
    public required string Title { get; set; }
    public required LessonStep Step { get; set; }
    public required int Minutes { get; set; }
    public List<MaterialFile> Materials { get; set; } = [];
    public List<PollFile> Polls { get; set; } = [];
}

public sealed class MaterialFile
{
    public required string File { get; set; }
    public required string Title { get; set; }
    public required MaterialKind Kind { get; set; }

    /// <summary>Of a film: WebVTT in Vietnamese.</summary>
    public string? Captions { get; set; }
    public string? Chapters { get; set; }
}

public sealed class ExamsFile
{
    public List<CommentFile> Comments { get; set; } = [];
    public required List<PaperFile> Papers { get; set; }
    public required List<SittingFile> Sittings { get; set; }
}

public sealed class PaperFile
{
    public required string Key { get; set; }
    public required string Title { get; set; }
    public required string Programme { get; set; }
    public required int DurationMinutes { get; set; }
    public required List<QuestionFile> Questions { get; set; }

    /// <summary>The reserve form.</summary>
    public List<QuestionFile> Reserve { get; set; } = [];
}

public sealed class QuestionFile
{
    public required int Number { get; set; }
    public required string Name { get; set; }
    public int? Lesson { get; set; }
    public required QuestionKind Kind { get; set; }
    public required decimal Points { get; set; }
    public required string Text { get; set; }
    public List<VariantFile> Variants { get; set; } = [];
    public string General { get; set; } = "";
    public required List<SchemeFile> Scheme { get; set; }
    public string ModelAnswer { get; set; } = "";
    public string Comparability { get; set; } = "";
}

public sealed class VariantFile
{
    public required string Tag { get; set; }
    public required string Text { get; set; }
}

public sealed class SchemeFile
{
    public required string Text { get; set; }
    public required decimal Max { get; set; }
}

public sealed class SittingFile
{
    public required string Key { get; set; }
    public required string Title { get; set; }
    public required string Class { get; set; }
    public required string Paper { get; set; }
    public required string State { get; set; }
    public required SittingKind Kind { get; set; }
    public required MomentFile Opens { get; set; }
    public required MomentFile Closes { get; set; }
    public required List<string> Candidates { get; set; }
    public List<string> Invigilators { get; set; } = [];
    public List<string> Markers { get; set; } = [];
    public required string HeadOfMarking { get; set; }
    public string? MaskingOfficer { get; set; }
    public bool TakesFiles { get; set; }
    public List<string> Absent { get; set; } = [];
    public List<AttemptFile> Attempts { get; set; } = [];
    public MomentFile? Released { get; set; }
    public List<AppealFile> Appeals { get; set; } = [];
}

/// <summary>A trainee's application to have the mark looked at again.</summary>
public sealed class AppealFile
{
    public required string Trainee { get; set; }
    public required MomentFile At { get; set; }
    public required string Reason { get; set; }
}

public sealed class MomentFile
{
    public required int Day { get; set; }
    public required string Time { get; set; }
    public string? Actor { get; set; }
}

public sealed class AttemptFile
{
    public required string Trainee { get; set; }
    public required MomentFile Started { get; set; }
    public required MomentFile Saved { get; set; }
    public MomentFile? HandedIn { get; set; }

    /// <summary>Handed in as files, beside the answers in their folder.</summary>
    public List<string> Files { get; set; } = [];
    public List<MarkingFile> Marking { get; set; } = [];
    public SettledFile? Settled { get; set; }
}

public sealed class SettledFile
{
    public required MomentFile At { get; set; }
    public required decimal Mark { get; set; }
    public required string Minutes { get; set; }
}

/// <summary>What one of a script's markers gave: the first whom the lot drew, the second, a third.</summary>
public sealed class MarkingFile
{
    /// <summary>What the marker told the head; empty for nothing.</summary>
    public string Concern { get; set; } = "";
    public required MomentFile Marked { get; set; }
    public required List<SheetFile> Sheets { get; set; }
    public string Remark { get; set; } = "";

    /// <summary>Still open: the marks are there, the lock is not.</summary>
    public bool Open { get; set; }
}

public sealed class SheetFile
{
    public required int Question { get; set; }
    public required List<decimal> Marks { get; set; }
    public List<RemarkFile> Remarks { get; set; } = [];
}

public sealed class RemarkFile
{
    public required string Quote { get; set; }
    public required string Text { get; set; }
    public decimal? Points { get; set; }
}

/// <summary>Ready comments: a marker's own, or a sitting's for all its markers.</summary>
public sealed class CommentFile
{
    public string? Marker { get; set; }
    public string? Sitting { get; set; }
    public string Shorthand { get; set; } = "";
    public required string Text { get; set; }
}
