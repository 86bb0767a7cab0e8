using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>What is settled about files and pasted words when a sitting is made, and stands from the seal on.</summary>
public sealed class SittingFilesTests
{
    private readonly Guid mai = Guid.NewGuid();

    [Fact]
    public void A_rule_on_pasting_is_one_of_three()
    {
        var sitting = Of(Sittings.Now);
        sitting.RulePastes(PasteRule.Refuse);
        Assert.Equal(PasteRule.Refuse, sitting.Pastes);

        Refused("ExamSitting.PasteRuleUnknown", () => sitting.RulePastes((PasteRule)9));
    }

    [Fact]
    public void After_the_seal_neither_rule_changes()
    {
        var sitting = Sittings.Closed(Sittings.Paper(1));
        sitting.Admit(mai);
        sitting.Seal(new HashSet<Guid> { mai }, 0, Sittings.Now);

        Refused("ExamSitting.Sealed", () => sitting.RulePastes(PasteRule.Allow));
        Refused("ExamSitting.Sealed", sitting.TakeFiles);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Looked_at_is_what_is_held_no_less_and_no_more(int lookedAt)
    {
        var sitting = Of(Sittings.Now);
        sitting.TakeFiles();

        sitting.RequireLookedAt(held: 3, lookedAt: 3);
        Refused("ExamSitting.FilesChanged", () => sitting.RequireLookedAt(held: 3, lookedAt));
    }

    [Fact]
    public void The_second_file_moves_to_the_front_and_the_first_stays_there()
    {
        var sitting = Of(Sittings.Now);
        sitting.TakeFiles();
        sitting.Admit(mai);
        var attempt = sitting.Start(mai, Sittings.Paper(1), null, text => new WrittenText(text, text, 1), sitting.Opens);
        var folder = new AttemptFolder(sitting, attempt, [], new FileRules(MegabytesEach: 20, FilesEach: 3));
        foreach (var name in new[] { "a", "b" })
        {
            folder.Add(new ArrivedFile(name, PaperKind.Pdf, name, 1, name, 1), sitting.Opens, sitting.Opens);
        }

        var second = folder.Files[1];
        folder.Move(second.Id, forward: true, sitting.Opens);
        folder.Move(second.Id, forward: true, sitting.Opens);

        Assert.Equal([("b", 1), ("a", 2)], folder.Files.Select(file => (file.Name, file.Place)));
    }

    private static ExamSitting Of(DateTimeOffset opens) =>
        new(Sittings.Centre, Guid.NewGuid(), Guid.NewGuid(), "Thu hoạch", opens, opens.AddDays(2), minutes: null, TimeSpan.Zero, SittingKind.TakeHome);
}
