using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Exams;

namespace Lms.Domain.Tests.Marking;

/// <summary>A sealed sitting of one paper, and the policies it pinned.</summary>
internal static class Sittings
{
    public static readonly Guid Centre = Guid.NewGuid();
    public static readonly DateTimeOffset Now = new(2026, 3, 12, 8, 0, 0, TimeSpan.Zero);

    public static ExamPaper Paper(params decimal[] items)
    {
        var paper = new ExamPaper(Centre, Guid.NewGuid(), "Đề giữa khoá", Guid.NewGuid(), Now);
        var question = paper.Ask(QuestionKind.Theory, "Trình bày nguyên tắc.", items.Sum());
        foreach (var max in items)
        {
            question.AddSchemeItem("Nêu được ý", max);
        }

        return paper;
    }

    /// <summary>Three markers, a head, a masking officer, and one candidate who wrote.</summary>
    public static ExamSitting Sealed(ExamPaper paper)
    {
        var sitting = Closed(paper);
        var writer = Guid.NewGuid();
        sitting.Admit(writer);
        sitting.Seal(new HashSet<Guid> { writer }, 0, Now);
        return sitting;
    }

    /// <summary>Handed over, and given to its markers.</summary>
    public static ExamSitting Allocated(ExamPaper paper)
    {
        var sitting = Sealed(paper);
        sitting.HandOver(Guid.NewGuid(), rounds: 1, undecided: 0, Now);
        sitting.Allocate(Guid.NewGuid(), Now);
        return sitting;
    }

    public static ExamSitting Closed(ExamPaper paper)
    {
        var sitting = new ExamSitting(Centre, Guid.NewGuid(), paper.Id, "Giữa khoá", Now.AddHours(-4), Now.AddHours(-2), null, TimeSpan.Zero, SittingKind.InClass);
        foreach (var kind in new[] { AppointmentKind.MaskingOfficer, AppointmentKind.HeadOfMarking, AppointmentKind.Marker, AppointmentKind.Marker, AppointmentKind.Marker })
        {
            sitting.Appoint(Guid.NewGuid(), kind, Guid.NewGuid(), Now.AddDays(-1));
        }

        return sitting;
    }

    /// <summary>A script whose one answer says this.</summary>
    public static Script Script(ExamPaper paper, string text)
    {
        var (script, _) = Domain.Marking.Script.MakeFor(Sealed(paper), [Guid.NewGuid()]).Single();
        script.Copy(1, paper.Questions[0].QuestionId, WrittenText.Empty, text);
        return script;
    }

    public static MarkSheet SheetFor(Script script) => new(Centre, script.Id, 1, Guid.NewGuid());

    public static PolicyBook Policies(params (string Key, string Json)[] records) => new(records.Select(record =>
        new PolicyRecord(Centre, record.Key, record.Key, record.Json, new DateOnly(2024, 1, 1), "")));
}
