using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class MarkSheetTests
{
    private const decimal Step = 0.25m;
    private readonly ExamPaper paper = Sittings.Paper(1.25m, 0.75m);
    private readonly Script script;
    private readonly MarkSheet sheet;

    public MarkSheetTests()
    {
        script = Sittings.Script(paper, "Chi bộ là tế bào.\nChi bộ là hạt nhân.");
        sheet = Sittings.SheetFor(script);
    }

    private IReadOnlyList<SchemeItem> Items => paper.Questions[0].Question.Scheme;

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1.25)]
    public void A_mark_on_the_scheme_is_taken(double value)
    {
        sheet.Mark(Items[0], (decimal)value, Step, Sittings.Now);

        Assert.Equal((decimal)value, sheet.Total);
    }

    [Theory]
    [InlineData(-0.25, "MarkSheet.MarkOutOfRange")]
    [InlineData(1.5, "MarkSheet.MarkOutOfRange")]
    [InlineData(0.3, "MarkSheet.MarkOffStep")]
    [InlineData(0.125, "MarkSheet.MarkOffStep")]
    public void A_mark_off_the_scheme_is_refused_and_nothing_changes(double value, string rule)
    {
        Assert.Equal(rule, Broken(() => sheet.Mark(Items[0], (decimal)value, Step, Sittings.Now)));
        Assert.Empty(sheet.Marks);
        Assert.Equal(0, sheet.Sequence);
    }

    [Fact]
    public void A_second_mark_for_an_item_replaces_the_first()
    {
        sheet.Mark(Items[0], 1, Step, Sittings.Now);
        sheet.Mark(Items[0], 0.5m, Step, Sittings.Now);

        Assert.Equal(0.5m, Assert.Single(sheet.Marks).Value);
        Assert.Equal(2, sheet.Sequence);
    }

    [Fact]
    public void The_sheet_locks_only_when_every_item_is_marked()
    {
        sheet.Mark(Items[0], 1, Step, Sittings.Now);
        Assert.Equal("MarkSheet.ItemsUnmarked", Broken(() => sheet.Lock(Items, Sittings.Now)));

        sheet.Mark(Items[1], 0, Step, Sittings.Now);
        sheet.Lock(Items, Sittings.Now);
        Assert.Equal(Sittings.Now, sheet.LockedAt);
    }

    [Fact]
    public void Nothing_on_a_locked_sheet_changes()
    {
        sheet.Mark(Items[0], 1, Step, Sittings.Now);
        sheet.Mark(Items[1], 0, Step, Sittings.Now);
        var remark = sheet.Say(script.Answers[0], null, "tế bào", "Đúng.", Sittings.Now);
        sheet.Lock(Items, Sittings.Now);
        Action[] changes =
        [
            () => sheet.Mark(Items[0], 0, Step, Sittings.Now),
            () => sheet.Say(script.Answers[0], null, "hạt nhân", "Đúng.", Sittings.Now),
            () => sheet.TakeBack(remark.Id, Sittings.Now),
            () => sheet.Conclude("Tốt.", Sittings.Now),
            () => sheet.Lock(Items, Sittings.Now),
        ];

        Assert.All(changes, change => Assert.Equal("MarkSheet.Locked", Broken(change)));
    }

    [Fact]
    public void A_quote_is_found_where_it_stands_and_nowhere_else()
    {
        Assert.Equal(0, sheet.Say(script.Answers[0], null, "Chi bộ", "Một.", Sittings.Now).Start);
        Assert.Equal(18, sheet.Say(script.Answers[0], 18, "Chi bộ", "Hai.", Sittings.Now).Start);
    }

    [Theory]
    [InlineData("Chi bộ", 3)]
    [InlineData("Chi bộ", -1)]
    [InlineData("Chi bộ", 4000)]
    [InlineData("đảng uỷ", null)]
    [InlineData("", 0)]
    [InlineData("\n", 17)]
    public void A_quote_that_is_not_there_is_refused(string quote, int? start)
    {
        Assert.Equal("Remark.QuoteNotThere", Broken(() => sheet.Say(script.Answers[0], start, quote, "Sai chỗ.", Sittings.Now)));
        Assert.Empty(sheet.Remarks);
    }

    [Fact]
    public void A_remark_on_another_script_is_refused()
    {
        var other = Sittings.Script(paper, "Chi bộ là tế bào.");

        Assert.Equal("Remark.QuoteNotThere", Broken(() => sheet.Say(other.Answers[0], 0, "Chi bộ", "Lạc.", Sittings.Now)));
    }

    [Fact]
    public void There_is_one_closing_remark_which_a_later_one_replaces_and_an_empty_one_takes_back()
    {
        sheet.Conclude("Khá.", Sittings.Now);
        sheet.Conclude("Tốt.", Sittings.Now);
        Assert.Equal("Tốt.", Assert.Single(sheet.Remarks).Text);

        sheet.Conclude(" ", Sittings.Now);
        Assert.Empty(sheet.Remarks);
    }

    [Fact]
    public void A_change_made_on_an_older_state_is_noticed()
    {
        sheet.Mark(Items[0], 1, Step, Sittings.Now);

        Assert.Equal("MarkSheet.ChangedElsewhere", Broken(() => sheet.RequireSequence(0)));
        sheet.RequireSequence(1);
    }

    private static string Broken(Action act) => Assert.Throws<RuleBrokenException>(act).Key;
}
