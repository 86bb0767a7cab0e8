using Lms.Domain.Classes;
using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Classes;

public sealed class TrainingClassTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private readonly Guid trainee = Guid.NewGuid();

    [Fact]
    public void Enrolling_twice_changes_nothing()
    {
        var made = AClass();

        made.Enrol(trainee, Now);
        made.Enrol(trainee, Now.AddDays(1));

        Assert.Equal(Now, Assert.Single(made.Enrolments).EnrolledAt);
    }

    [Fact]
    public void Who_left_may_come_back_and_the_day_of_leaving_is_the_first_one_said()
    {
        var made = AClass();
        made.Enrol(trainee, Now);

        made.Withdraw(trainee, Now.AddDays(1));
        made.Withdraw(trainee, Now.AddDays(2));
        Assert.Equal(Now.AddDays(1), made.Enrolments[0].LeftAt);

        made.Enrol(trainee, Now.AddDays(3));
        Assert.Null(Assert.Single(made.Enrolments).LeftAt);
    }

    [Fact]
    public void Nobody_leaves_a_class_they_were_never_in() => AssertBroken("TrainingClass.NotEnrolled", () => AClass().Withdraw(trainee, Now));

    [Fact]
    public void A_class_does_not_close_before_it_opens()
    {
        AssertBroken("TrainingClass.ClosesBeforeItOpens", () => AClass(closes: Monday.AddDays(-1)));
        Assert.Equal(Monday, AClass(closes: Monday).Closes);
    }

    [Theory]
    [InlineData("", "Lớp", "TrainingClass.CodeRequired")]
    [InlineData("K1", "  ", "TrainingClass.NameRequired")]
    public void Code_and_name_are_needed(string code, string name, string key) => AssertBroken(key, () => AClass().Change(code, name, Monday, Monday));

    [Fact]
    public void A_session_ends_after_it_starts()
    {
        AssertBroken("ClassSession.EndsBeforeItStarts", () => AClass().AddSession("Bài 1", Now, Now, "A", Guid.NewGuid()));
        AssertBroken("ClassSession.TitleRequired", () => AClass().AddSession(" ", Now, Now.AddHours(1), "A", Guid.NewGuid()));
        AssertBroken("ClassSession.RoomTooLong", () => AClass().AddSession("B", Now, Now.AddHours(1), new string('p', 101), Guid.NewGuid()));
    }

    [Fact]
    public void Only_an_approved_plan_is_taught_from_and_it_can_be_taken_away_again()
    {
        var session = AClass().AddSession("Bài 1", Now, Now.AddHours(3), "A", Guid.NewGuid());
        var plan = APlan();

        AssertBroken("ClassSession.PlanNotApproved", () => session.TeachFrom(plan));
        Approve(plan);
        session.TeachFrom(plan);
        Assert.Equal(plan.Id, session.LessonPlanId);

        session.TeachFrom(null);
        Assert.Null(session.LessonPlanId);
    }

    [Fact]
    public void A_session_of_another_class_is_not_found_in_this_one()
    {
        var session = AClass().AddSession("Bài 1", Now, Now.AddHours(3), "A", Guid.NewGuid());

        AssertBroken("TrainingClass.SessionUnknown", () => AClass().Session(session.Id));
    }

    private static TrainingClass AClass(DateOnly? closes = null) =>
        new(Guid.NewGuid(), Guid.NewGuid(), "BTCB-K3", "Bí thư chi bộ, khoá 3", Monday, closes ?? Monday.AddDays(10));

    private static LessonPlan APlan() => new(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1, new LessonPlanHeader("Bài 4", "", "", "", "", "", "", "", ""), Now);

    private static void Approve(LessonPlan plan)
    {
        plan.AddPart(new PartContent("Mở đầu", LessonStep.Teaching, 45, Lms.Domain.Language.WrittenText.Empty));
        plan.Submit(plan.AuthorId, 45, Now);
        plan.Approve(Guid.NewGuid(), Now);
    }

    private static void AssertBroken(string key, Action act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
