using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class LessonPlanTests
{
    private const int PeriodMinutes = 45;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly LessonPlanHeader Header = new("Tập trung dân chủ", "", "", "", "", "", "", "", "");

    private readonly Guid author = Guid.NewGuid();
    private readonly Guid reviewer = Guid.NewGuid();
    private readonly LessonPlan plan;

    public LessonPlanTests() => plan = new LessonPlan(Guid.NewGuid(), Guid.NewGuid(), author, periods: 2, Header, Now);

    [Fact]
    public void A_plan_whose_minutes_do_not_fill_its_periods_is_not_submitted()
    {
        Add("Mở đầu", 89);

        var broken = Assert.Throws<RuleBrokenException>(() => plan.Submit(author, PeriodMinutes, Now));

        Assert.Equal("LessonPlan.MinutesDoNotSum", broken.Key);
        Assert.Equal([89, 90, 2], broken.Arguments);
        Assert.Equal(LessonPlanState.Draft, plan.State);
    }

    [Fact]
    public void A_plan_without_parts_is_not_submitted() => Breaks("LessonPlan.NoParts", () => plan.Submit(author, PeriodMinutes, Now));

    [Fact]
    public void A_submitted_plan_waits_and_is_not_edited()
    {
        Submit();

        Assert.Equal(LessonPlanState.Submitted, plan.State);
        Breaks("LessonPlan.NotEditable", () => plan.ChangeHeader(Header, 3));
        Breaks("LessonPlan.NotEditable", () => plan.Submit(author, PeriodMinutes, Now));
    }

    [Fact]
    public void A_plan_sent_back_keeps_the_remark_and_is_edited_and_submitted_again()
    {
        Submit();
        plan.AskForChanges(reviewer, " Bổ sung câu hỏi. ", Now);
        plan.ChangePart(plan.Parts[0].Id, "Mở đầu, sửa", LessonStep.Settling, 90, WrittenText.Empty, "");
        plan.Submit(author, PeriodMinutes, Now.AddDays(1));

        Assert.Equal([ReviewAct.Submitted, ReviewAct.ChangesAsked, ReviewAct.Submitted], plan.Reviews.Select(review => review.Act));
        Assert.Equal("Bổ sung câu hỏi.", plan.Reviews[1].Remark);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Sending_back_without_a_word_is_refused(string remark)
    {
        Submit();

        Breaks("LessonPlan.RemarkRequired", () => plan.AskForChanges(reviewer, remark, Now));
    }

    [Fact]
    public void Nobody_approves_a_plan_of_their_own()
    {
        Submit();

        Breaks("LessonPlan.OwnApproval", () => plan.Approve(author, Now));
        Assert.Null(plan.ApprovedAt);
    }

    [Fact]
    public void A_draft_is_neither_approved_nor_sent_back()
    {
        Breaks("LessonPlan.NotSubmitted", () => plan.Approve(reviewer, Now));
        Breaks("LessonPlan.NotSubmitted", () => plan.AskForChanges(reviewer, "Sửa", Now));
    }

    [Fact]
    public void An_approved_plan_never_changes()
    {
        Approve();
        var part = plan.Parts[0];

        Breaks("LessonPlan.NotEditable", () => plan.ChangeHeader(Header, 2));
        Breaks("LessonPlan.NotEditable", () => Add("Thêm", 5));
        Breaks("LessonPlan.NotEditable", () => plan.ChangePart(part.Id, "Khác", LessonStep.Recall, 90, WrittenText.Empty, ""));
        Breaks("LessonPlan.NotEditable", () => plan.MovePart(part.Id, up: true));
        Breaks("LessonPlan.NotEditable", () => plan.RemovePart(part.Id));
        Breaks("LessonPlan.NotEditable", plan.RequireEditable);
        Breaks("LessonPlan.NotSubmitted", () => plan.AskForChanges(reviewer, "Sửa", Now));
    }

    [Fact]
    public void A_revision_is_a_new_draft_with_the_same_content()
    {
        Add("Phần hai", 45);
        Add("Phần một", 45);
        plan.MovePart(plan.Parts[1].Id, up: true);
        plan.Parts[1].Attach(Guid.NewGuid(), MaterialKind.Picture, "Sơ đồ");
        plan.Submit(author, PeriodMinutes, Now);
        plan.Approve(reviewer, Now);

        var revision = plan.Revise(author, Now.AddDays(1));

        Assert.Equal(LessonPlanState.Draft, revision.State);
        Assert.Equal(2, revision.VersionNumber);
        Assert.Equal(plan.Id, revision.RevisesId);
        Assert.Equal(["Phần một", "Phần hai"], revision.Parts.Select(part => part.Title));
        Assert.Equal("Sơ đồ", Assert.Single(revision.Parts[0].Materials).Caption);
        Assert.Empty(revision.Reviews);
        revision.RemovePart(revision.Parts[0].Id);
        Assert.Equal(2, plan.Parts.Count);
    }

    [Fact]
    public void A_revision_asks_what_the_approved_plan_asked_and_changing_it_leaves_that_one_alone()
    {
        var part = Add("Phần một", 90);
        part.AddPoll(PollQuestion.Of(PollKind.One, "Bước nào?", [new("Một"), new("Hai")], "", ""));
        part.AddPoll(PollQuestion.Of(PollKind.ShortText, "Vì sao?", [], "", ""));
        plan.Submit(author, 45, Now);
        plan.Approve(reviewer, Now);

        var copy = plan.Revise(author, Now.AddDays(1)).Parts[0];
        copy.Polls[0].Ask(PollQuestion.Of(PollKind.ShortText, "Khác", [], "", ""));
        copy.RemovePoll(copy.Polls[1]);

        Assert.Equal(["Bước nào?", "Vì sao?"], part.Polls.Select(poll => poll.Question.Text));
        Assert.Equal("Khác", Assert.Single(copy.Polls).Question.Text);
    }

    [Fact]
    public void Only_an_approved_plan_is_revised() => Breaks("LessonPlan.OnlyApprovedIsRevised", () => plan.Revise(author, Now));

    [Fact]
    public void Parts_are_moved_by_one_place_and_numbered_again()
    {
        var (first, second, third) = (Add("1", 10), Add("2", 10), Add("3", 10));

        plan.MovePart(third.Id, up: true);
        Assert.Equal([1, 3, 2], [first.Position, second.Position, third.Position]);

        plan.MovePart(first.Id, up: true);
        Assert.Equal([1, 3, 2], [first.Position, second.Position, third.Position]);

        plan.RemovePart(first.Id);
        Assert.Equal([1, 2], [third.Position, second.Position]);
        Assert.Equal(3, Add("4", 10).Position);
    }

    [Fact]
    public void A_part_of_another_plan_is_unknown()
    {
        Breaks("LessonPlan.PartUnknown", () => plan.MovePart(Guid.NewGuid(), up: true));
        Breaks("LessonPlan.PartUnknown", () => plan.RemovePart(Guid.NewGuid()));
    }

    [Theory]
    [InlineData("", 10, "LessonPart.TitleRequired")]
    [InlineData("Phần", 0, "LessonPart.MinutesOutOfRange")]
    [InlineData("Phần", 1001, "LessonPart.MinutesOutOfRange")]
    public void A_part_needs_a_title_and_minutes(string title, int minutes, string rule) => Breaks(rule, () => Add(title, minutes));

    [Fact]
    public void A_file_put_in_after_another_was_taken_out_comes_last()
    {
        var part = Add("Phần", 10);
        var (first, second) = (Attach(part), Attach(part));
        part.Detach(first.Id);

        Assert.True(Attach(part).Position > second.Position);
    }

    [Fact]
    public void A_title_is_found_without_its_marks() => Assert.Equal("tap trung dan chu", plan.SearchText);

    [Fact]
    public void Rendering_again_changes_what_is_shown_never_what_was_written()
    {
        var part = plan.AddPart("Phần", LessonStep.Teaching, 10, new WrittenText("a", "<p>a</p>", 1), "");

        part.RenderAgain(new WrittenText("a", "<p>A</p>", 2));

        Assert.Equal("<p>A</p>", part.Body.Html);
        Assert.Throws<ArgumentException>(() => part.RenderAgain(new WrittenText("b", "<p>b</p>", 2)));
    }

    private static Material Attach(LessonPart part) => part.Attach(Guid.NewGuid(), MaterialKind.Download, "");

    private static void Breaks(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);

    private LessonPart Add(string title, int minutes) => plan.AddPart(title, LessonStep.Teaching, minutes, WrittenText.Empty, "");

    private void Submit()
    {
        Add("Mở đầu", 90);
        plan.Submit(author, PeriodMinutes, Now);
    }

    private void Approve()
    {
        Submit();
        plan.Approve(reviewer, Now);
    }
}
