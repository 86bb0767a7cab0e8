using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class ScriptTests
{
    private readonly ExamPaper paper = Sittings.Paper(1);

    [Fact]
    public void Every_attempt_becomes_one_script_under_a_number_of_its_own()
    {
        Guid[] attempts = [.. Enumerable.Range(0, 2000).Select(_ => Guid.CreateVersion7())];

        var made = Script.MakeFor(Sittings.Sealed(paper), attempts);

        Assert.Equal(attempts.Order(), made.Select(pair => pair.Link.AttemptId).Order());
        Assert.Equal(2000, made.Select(pair => pair.Script.MaskNumber).Distinct().Count());
        Assert.All(made, pair => Assert.InRange(pair.Script.MaskNumber, 10_000, 99_999));
    }

    [Fact]
    public void Neither_numbers_nor_order_nor_ids_follow_the_order_of_the_attempts()
    {
        var sitting = Sittings.Sealed(paper);
        Guid[] attempts = [.. Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7())];

        var made = Script.MakeFor(sitting, attempts);
        var again = Script.MakeFor(sitting, attempts);

        Assert.NotEqual(attempts, made.Select(pair => pair.Link.AttemptId));
        Assert.NotEqual(attempts, made.OrderBy(pair => pair.Script.MaskNumber).Select(pair => pair.Link.AttemptId));
        Assert.NotEqual(attempts, made.OrderBy(pair => pair.Script.Id).Select(pair => pair.Link.AttemptId));
        Assert.NotEqual(made.Select(pair => pair.Script.MaskNumber), again.Select(pair => pair.Script.MaskNumber));
        Assert.All(made, pair => Assert.Equal(4, pair.Script.Id.Version));
    }

    [Fact]
    public void A_sitting_that_is_not_sealed_makes_no_scripts()
    {
        var open = new ExamSitting(
            Sittings.Centre, Guid.NewGuid(), paper.Id, "Giữa khoá", Sittings.Now, Sittings.Now.AddHours(2), null, TimeSpan.Zero, SittingKind.InClass);

        Assert.Equal("ExamSitting.NotSealed", Assert.Throws<RuleBrokenException>(() => Script.MakeFor(open, [Guid.NewGuid()])).Key);
    }
}
