using Lms.Domain.Exams;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>A slip is for a candidate of a sitting in class, from its making until the close.</summary>
public sealed class EntryPassTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Office = Guid.NewGuid();
    private readonly Guid mai = Guid.NewGuid();

    [Fact]
    public void In_class_a_candidate_gets_one_and_it_tells_who_made_it_when()
    {
        var made = Make(Of(SittingKind.InClass, 3), Opens);

        Assert.Equal((mai, "abc", Office, Opens), (made.PersonId, made.CodeHash, made.MadeBy, made.MadeAt));
    }

    [Fact]
    public void Nowhere_but_in_class()
    {
        Refused("EntryPass.OnlyInClass", () => Make(Of(SittingKind.Window, 3), Opens));
        Refused("EntryPass.OnlyInClass", () => Make(Of(SittingKind.TakeHome, 72, minutes: null), Opens));
    }

    [Fact]
    public void Not_after_the_close_unless_the_clocks_stand_still()
    {
        var sitting = Of(SittingKind.InClass, 3);
        Refused("ExamSitting.CloseHasPassed", () => Make(sitting, sitting.Closes));

        sitting.Pause([], new ConductAct(Office, Opens.AddMinutes(5), "Mất điện."));
        Assert.NotNull(Make(sitting, sitting.Closes));
    }

    [Fact]
    public void Not_for_the_excused_nor_for_a_stranger()
    {
        var sitting = Of(SittingKind.InClass, 3);
        Refused("ExamSitting.NotACandidate", () => sitting.MakePass(Guid.NewGuid(), "abc", Office, Opens));

        sitting.Postpone(mai, "Giấy ra viện", isForceMajeure: false, null, new ConductAct(Office, Opens, "Ốm."));
        Refused("ExamSitting.Postponed", () => Make(sitting, Opens));
    }

    [Fact]
    public void Not_after_the_seal()
    {
        var sealedOne = Sittings.Closed(Sittings.Paper(1));
        sealedOne.Admit(mai);
        sealedOne.Seal(new HashSet<Guid> { mai }, 0, Sittings.Now);

        Refused("ExamSitting.Sealed", () => Make(sealedOne, Sittings.Now));
    }

    private EntryPass Make(ExamSitting sitting, DateTimeOffset now) => sitting.MakePass(mai, "abc", Office, now);

    private ExamSitting Of(SittingKind kind, int hours, int? minutes = 90)
    {
        var sitting = new ExamSitting(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "Thi", Opens, Opens.AddHours(hours), minutes, TimeSpan.Zero, kind);
        sitting.Admit(mai);
        return sitting;
    }
}
