using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class LessonPlanTests
{
    private const int PeriodMinutes = 45;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly LessonPlanHeader Header = new("Tập trung dân chủ", "", "", "", "", "", "", "", "");

    private static readonly Dictionary<Guid, string> NoParts = [];

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
    public void A_plan_is_rehearsed_until_it_is_approved_and_archived_it_is_taught_in_its_sessions_only()
    {
        Assert.True(plan.IsRehearsed);
        Submit();
        Assert.True(plan.IsRehearsed);
        plan.Approve(reviewer, Now);
        Assert.False(plan.IsRehearsed);
        plan.RequirePresentable(inSession: false);

        plan.Archive(reviewer, Now);

        Assert.False(plan.IsRehearsed);
        Breaks("LessonPlan.ArchivedIsNotPresented", () => plan.RequirePresentable(inSession: false));
        plan.RequirePresentable(inSession: true);
    }

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
        plan.AskForChanges(reviewer, " Bổ sung câu hỏi. ", NoParts, Now);
        plan.ChangePart(plan.Parts[0].Id, new PartContent("Mở đầu, sửa", LessonStep.Settling, 90, WrittenText.Empty));
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

        Breaks("LessonPlan.RemarkRequired", () => plan.AskForChanges(reviewer, remark, NoParts, Now));
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
        Breaks("LessonPlan.NotSubmitted", () => plan.AskForChanges(reviewer, "Sửa", NoParts, Now));
    }

    [Fact]
    public void An_approved_plan_never_changes()
    {
        Approve();
        var part = plan.Parts[0];

        Breaks("LessonPlan.NotEditable", () => plan.ChangeHeader(Header, 2));
        Breaks("LessonPlan.NotEditable", () => Add("Thêm", 5));
        Breaks("LessonPlan.NotEditable", () => plan.ChangePart(part.Id, new PartContent("Khác", LessonStep.Recall, 90, WrittenText.Empty)));
        Breaks("LessonPlan.NotEditable", () => plan.MovePart(part.Id, up: true));
        Breaks("LessonPlan.NotEditable", () => plan.RemovePart(part.Id));
        Breaks("LessonPlan.NotEditable", plan.RequireEditable);
        Breaks("LessonPlan.NotSubmitted", () => plan.AskForChanges(reviewer, "Sửa", NoParts, Now));
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

        var revision = plan.Revise(author, Draw, Now.AddDays(1));

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

        var copy = plan.Revise(author, Draw, Now.AddDays(1)).Parts[0];
        copy.Polls[0].Ask(PollQuestion.Of(PollKind.ShortText, "Khác", [], "", ""));
        copy.RemovePoll(copy.Polls[1]);

        Assert.Equal(["Bước nào?", "Vì sao?"], part.Polls.Select(poll => poll.Question.Text));
        Assert.Equal("Khác", Assert.Single(copy.Polls).Question.Text);
    }

    [Fact]
    public void Only_an_approved_plan_is_revised() => Breaks("LessonPlan.OnlyApprovedIsRevised", () => plan.Revise(author, Draw, Now));

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

    [Theory]
    [InlineData(3, 1, "3 1 2")]
    [InlineData(1, 3, "2 3 1")]
    [InlineData(1, 99, "2 3 1")]
    [InlineData(2, -5, "2 1 3")]
    public void A_part_is_put_at_any_place(int part, int place, string order)
    {
        var parts = new[] { Add("1", 10), Add("2", 10), Add("3", 10) };

        plan.PlacePart(parts[part - 1].Id, place);

        Assert.Equal(order, string.Join(' ', plan.Parts.OrderBy(one => one.Position).Select(one => one.Title)));
    }

    [Fact]
    public void What_is_asked_for_in_a_part_stands_there_until_the_author_says_it_is_done()
    {
        Submit();
        var part = plan.Parts[0];
        plan.AskForChanges(reviewer, "", new Dictionary<Guid, string> { [part.Id] = " Thiếu số liệu. " }, Now);

        var remark = Assert.Single(part.Remarks);
        Assert.Equal(("Thiếu số liệu.", null), (remark.Text, remark.SettledAt));
        part.Settle(remark.Id, Now.AddHours(1));
        part.Settle(remark.Id, Now.AddHours(2));
        Assert.Equal(Now.AddHours(1), remark.SettledAt);
        Breaks("LessonPart.RemarkUnknown", () => part.Settle(Guid.NewGuid(), Now));
    }

    [Fact]
    public void A_remark_on_a_part_of_another_plan_is_refused_and_nothing_is_asked_for()
    {
        Submit();

        Breaks("LessonPlan.PartUnknown", () => plan.AskForChanges(reviewer, "Sửa", new Dictionary<Guid, string> { [Guid.NewGuid()] = "x" }, Now));
        Assert.Equal(LessonPlanState.Submitted, plan.State);
    }

    [Fact]
    public void Whoever_writes_it_too_does_not_approve_it()
    {
        plan.ShareWith(reviewer);
        Submit();

        Assert.True(plan.IsWrittenBy(reviewer));
        Breaks("LessonPlan.OwnApproval", () => plan.Approve(reviewer, Now));
        Breaks("LessonPlan.OwnApproval", () => plan.AskForChanges(reviewer, "Sửa", NoParts, Now));
        Breaks("LessonPlan.NotEditable", () => plan.ShareWith(Guid.NewGuid()));
    }

    [Fact]
    public void A_plan_is_shared_once_with_each_and_with_few()
    {
        Breaks("LessonPlan.WritesAlready", () => plan.ShareWith(author));
        for (var others = 0; others < LessonPlan.MostWriters; others++)
        {
            plan.ShareWith(Guid.NewGuid());
        }

        Breaks("LessonPlan.TooManyWriters", () => plan.ShareWith(Guid.NewGuid()));
        plan.ShareNoMore(plan.Writers[0].PersonId);
        plan.ShareWith(reviewer);
    }

    [Fact]
    public void Every_submission_is_kept_and_one_restored_keeps_what_stood_there()
    {
        var part = Add("Mở đầu", 90);
        part.AddPoll(PollQuestion.Of(PollKind.ShortText, "Vì sao?", [], "", ""));
        plan.ChangePart(part.Id, new PartContent("Mở đầu", LessonStep.Settling, 90, Draw("Một")) { Method = "Nêu vấn đề", LocalLink = Draw("Ở xã ta"), Notes = "Nhớ" });
        plan.Submit(author, PeriodMinutes, Now);
        plan.AskForChanges(reviewer, "Sửa", NoParts, Now);
        plan.RemovePart(part.Id);
        var other = Add("Khác", 45);

        plan.Restore(plan.Kept[0], author, Draw, Now);

        Assert.Equal([(1, KeptAt.Submission), (2, KeptAt.Restoring)], plan.Kept.Select(kept => (kept.Number, kept.KeptAt)));
        var restored = Assert.Single(plan.Parts);
        Assert.Equal(("Mở đầu", "Nêu vấn đề", "<p>Một</p>", "Ở xã ta", "Nhớ"), (restored.Title, restored.Method, restored.Body.Html, restored.LocalLink.Source, restored.Notes));
        Assert.Equal("Vì sao?", Assert.Single(restored.Polls).Question.Text);
        Assert.Equal("Khác", Assert.Single(plan.Kept[1].Copy.Parts).Title);
        plan.Restore(plan.Kept[1], author, Draw, Now);
        Assert.Equal("Khác", Assert.Single(plan.Parts).Title);
        Assert.NotEqual(other.Id, plan.Parts[0].Id);
        var foreign = new LessonPlan(plan.CentreId, plan.LessonId, author, 2, Header, Now);
        Breaks("LessonPlan.NothingKept", () => foreign.Restore(plan.Kept[0], author, Draw, Now));
    }

    [Fact]
    public void A_part_that_is_still_there_stays_the_same_one_when_an_earlier_state_is_restored()
    {
        Submit();
        var part = plan.Parts[0];
        plan.AskForChanges(reviewer, "", new Dictionary<Guid, string> { [part.Id] = "Ngắn quá" }, Now);
        plan.ChangePart(part.Id, new PartContent("Đổi", LessonStep.Recall, 10, Draw("khác")));

        plan.Restore(plan.Kept[0], author, Draw, Now);

        Assert.Equal((part.Id, "Mở đầu", 90), (plan.Parts[0].Id, plan.Parts[0].Title, plan.Parts[0].Minutes));
        Assert.Single(plan.Parts[0].Remarks);
    }

    [Fact]
    public void A_copy_names_its_source_and_belongs_to_who_made_it()
    {
        Approve();
        var (other, lesson) = (Guid.NewGuid(), Guid.NewGuid());

        var copy = plan.CopyFor(lesson, other, Draw, Now);

        Assert.Equal((other, lesson, plan.Id, null, 1), (copy.AuthorId, copy.LessonId, copy.SourceId!.Value, copy.RevisesId, copy.VersionNumber));
        Assert.Equal("Mở đầu", Assert.Single(copy.Parts).Title);
    }

    [Fact]
    public void Drafts_are_nobodys_model_and_only_what_is_approved_is_archived()
    {
        Breaks("LessonPlan.OnlyApprovedIsCopied", () => plan.CopyFor(Guid.NewGuid(), reviewer, Draw, Now));
        Breaks("LessonPlan.OnlyApprovedIsArchived", () => plan.Archive(reviewer, Now));
        Approve();
        plan.Archive(reviewer, Now);

        Assert.Equal((LessonPlanState.Archived, ReviewAct.Archived), (plan.State, plan.Reviews[^1].Act));
        Breaks("LessonPlan.OnlyApprovedIsRevised", () => plan.Revise(author, Draw, Now));
    }

    private static WrittenText Draw(string source) => source.Length == 0 ? WrittenText.Empty : new WrittenText(source, $"<p>{source}</p>", 1);

    private static Material Attach(LessonPart part) => part.Attach(Guid.NewGuid(), MaterialKind.Download, "");

    private static void Breaks(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);

    private LessonPart Add(string title, int minutes) => plan.AddPart(new PartContent(title, LessonStep.Teaching, minutes, WrittenText.Empty));

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
