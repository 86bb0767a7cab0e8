using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Standardising;

namespace Lms.Domain.Tests.Marking.Standardising;

public sealed class StandardScriptTests
{
    private static readonly Guid Head = Guid.NewGuid();
    private readonly ExamPaper paper = Sittings.Paper(1, 2);
    private readonly ExamSitting sitting;
    private readonly List<Script> scripts;

    public StandardScriptTests()
    {
        sitting = Sittings.Sealed(paper);
        scripts = [.. Script.MakeFor(sitting, [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())]).Select(pair => pair.Script)];
        sitting.HandOver(Head, 1, 0, Sittings.Now);
    }

    private List<SchemeItem> Items => [.. paper.Questions.SelectMany(asked => asked.Question.Scheme)];

    [Fact]
    public void Every_marker_gets_a_sheet_for_every_script_of_the_set()
    {
        var set = Draw(3);

        Assert.Equal([1, 2, 3], set.Select(one => one.Script.Place));
        Assert.All(set, one => Assert.Equal(sitting.Holders(AppointmentKind.Marker).Order(), one.Sheets.Select(sheet => sheet.MarkerId).Order()));
    }

    [Fact]
    public void Whoever_must_not_have_a_script_gets_no_sheet_and_such_scripts_come_last()
    {
        var marker = sitting.Holders(AppointmentKind.Marker)[0];
        var barred = scripts.Take(4).ToLookup(script => script.Id, _ => marker);

        Assert.DoesNotContain(StandardScript.Draw(sitting, scripts, 2, barred, Lot.Fair), one => barred.Contains(one.Script.ScriptId));
        Assert.Equal(2, StandardScript.Draw(sitting, scripts, 4, barred, Lot.Fair).Count(one => one.Sheets.All(sheet => sheet.MarkerId != marker)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(11)]
    public void None_or_more_than_there_are_is_no_set(int count) =>
        Refused("StandardScript.CountOutOfRange", () => Draw(count));

    [Fact]
    public void Before_hand_over_there_is_no_set() =>
        Refused("ExamSitting.NotHandedOver", () => StandardScript.Draw(Sittings.Sealed(paper), scripts, 1, Nobody, Lot.Fair));

    [Fact]
    public void A_sheet_takes_marks_of_the_scheme_until_it_is_locked()
    {
        var sheet = Draw(1)[0].Sheets[0];
        Refused("MarkSheet.MarkOutOfRange", () => sheet.Mark(Items, Marks((0, 1.25m)), 0.25m));
        Refused("MarkSheet.MarkOffStep", () => sheet.Mark(Items, Marks((0, 0.3m)), 0.25m));
        Refused("MarkSheet.ItemUnknown", () => sheet.Mark(Items, new Dictionary<Guid, decimal> { [Guid.NewGuid()] = 1 }, 0.25m));
        sheet.Mark(Items, Marks((0, 0.5m)), 0.25m);
        Refused("MarkSheet.ItemsUnmarked", () => sheet.Lock(Items, Sittings.Now));
        sheet.Mark(Items, Marks((0, 0.75m), (1, 2)), 0.25m);

        sheet.Lock(Items, Sittings.Now);

        Assert.Equal([0.75m, 2m], Items.Select(item => sheet.MarkFor(item.Id)));
        Refused("MarkSheet.Locked", () => sheet.Mark(Items, Marks((0, 0)), 0.25m));
        Refused("MarkSheet.Locked", () => sheet.Lock(Items, Sittings.Now));
    }

    [Fact]
    public void A_sheet_counts_its_changes_and_refuses_what_was_made_on_an_older_state()
    {
        var sheet = Draw(1)[0].Sheets[0];
        sheet.Mark(Items, Marks((0, 0.5m)), 0.25m);
        var seen = sheet.Sequence;
        sheet.Mark(Items, Marks((0, 0.5m)), 0.25m);
        sheet.RequireSequence(seen);

        sheet.Mark(Items, Marks((1, 2)), 0.25m);

        Refused("MarkSheet.ChangedElsewhere", () => sheet.RequireSequence(seen));
        seen = sheet.Sequence;
        sheet.Lock(Items, Sittings.Now);
        Refused("MarkSheet.ChangedElsewhere", () => sheet.RequireSequence(seen));
    }

    [Fact]
    public void The_group_agrees_on_every_item_or_on_none()
    {
        var script = Draw(1)[0].Script;
        Refused("MarkSheet.ItemsUnmarked", () => script.Agree(Items, Agreed(1), 0.25m, Head, Sittings.Now));
        Refused("MarkSheet.MarkOutOfRange", () => script.Agree(Items, Agreed(1, 3), 0.25m, Head, Sittings.Now));
        Assert.Null(script.AgreedAt);

        script.Agree(Items, Agreed(1, 1.5m), 0.25m, Head, Sittings.Now);
        script.Agree(Items, Agreed(0.5m, 1.5m), 0.25m, Head, Sittings.Now);

        Assert.Equal([0.5m, 1.5m], Items.Select(item => script.Agreed.Single(mark => mark.SchemeItemId == item.Id).Value));
    }

    private static ILookup<Guid, Guid> Nobody => Array.Empty<Guid>().ToLookup(id => id);

    private IReadOnlyList<(StandardScript Script, IReadOnlyList<StandardSheet> Sheets)> Draw(int count) =>
        StandardScript.Draw(sitting, scripts, count, Nobody, Lot.Fair);

    private Dictionary<Guid, decimal> Marks(params (int At, decimal Mark)[] marks) => marks.ToDictionary(mark => Items[mark.At].Id, mark => mark.Mark);

    private Dictionary<Guid, (decimal, string)> Agreed(params decimal[] marks) =>
        marks.Select((mark, at) => (Items[at].Id, mark)).ToDictionary(pair => pair.Id, pair => (pair.mark, "vì nêu đủ ý"));

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
