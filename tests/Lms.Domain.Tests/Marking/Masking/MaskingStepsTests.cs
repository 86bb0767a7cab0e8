using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Marking.Masking;

/// <summary>Seal, masks, hand-over, allocation: each once, each after the one before.</summary>
public sealed class MaskingStepsTests
{
    private static readonly Guid Actor = Guid.NewGuid();
    private static readonly DateTimeOffset Now = Sittings.Now;
    private readonly ExamSitting sitting = Sittings.Sealed(Sittings.Paper(1));

    [Fact]
    public void Masks_change_between_seal_and_hand_over_only()
    {
        var open = Sittings.Closed(Sittings.Paper(1));
        Refused("ExamSitting.NotSealed", open.RequireMasking);
        sitting.RequireMasking();

        sitting.HandOver(Actor, rounds: 1, undecided: 0, Now);

        Refused("ExamSitting.HandedOverAlready", sitting.RequireMasking);
        Assert.Equal((Now, Actor), (sitting.HandedOverAt, sitting.HandedOverBy));
    }

    [Fact]
    public void With_a_name_undecided_nothing_is_handed_over()
    {
        Refused("ExamSitting.NamesUndecided", () => sitting.HandOver(Actor, 1, undecided: 3, Now));
        Refused("ExamSitting.NamesUndecided", () => sitting.CloseFirstMasks(undecided: 3, Now));

        Assert.Null(sitting.HandedOverAt);
    }

    [Fact]
    public void Handed_over_is_once()
    {
        sitting.HandOver(Actor, 1, 0, Now);

        Refused("ExamSitting.HandedOverAlready", () => sitting.HandOver(Guid.NewGuid(), 1, 0, Now));
        Assert.Equal(Actor, sitting.HandedOverBy);
    }

    [Fact]
    public void The_second_key_holder_waits_for_the_first()
    {
        Refused("ExamSitting.FirstMasksOpen", () => sitting.HandOver(Actor, rounds: 2, undecided: 0, Now));

        sitting.CloseFirstMasks(0, Now);

        Refused("ExamSitting.FirstMasksClosed", sitting.RequireMasking);
        Refused("ExamSitting.FirstMasksClosed", () => sitting.CloseFirstMasks(0, Now));
        sitting.HandOver(Actor, rounds: 2, undecided: 0, Now);
    }

    [Fact]
    public void Allocation_comes_after_hand_over_and_once()
    {
        Refused("ExamSitting.NotHandedOver", () => sitting.Allocate(Actor, Now));
        Refused("ExamSitting.NotAllocated", sitting.RequireMarking);
        sitting.HandOver(Actor, 1, 0, Now);

        sitting.Allocate(Actor, Now);

        sitting.RequireMarking();
        Refused("ExamSitting.AllocatedAlready", () => sitting.Allocate(Actor, Now));
        Refused("ExamSitting.HandedOverAlready", sitting.RequireMasking);
    }

    [Fact]
    public void Two_rounds_need_a_second_key_holder_who_is_not_the_first_and_does_not_mark()
    {
        var closed = Sittings.Closed(Sittings.Paper(1));
        var writer = Guid.NewGuid();
        closed.Admit(writer);
        Refused("ExamSitting.NoSecondKeyHolder", () => closed.Seal(new HashSet<Guid> { writer }, 0, Now, maskRounds: 2));
        Refused("ExamSitting.KeysInOneHand", () => closed.Appoint(closed.Holders(AppointmentKind.MaskingOfficer)[0], AppointmentKind.SecondKeyHolder, Actor, Now));
        Refused("ExamSitting.MaskingOfficerCannotMark", () => closed.Appoint(closed.Holders(AppointmentKind.Marker)[0], AppointmentKind.SecondKeyHolder, Actor, Now));
        Refused("ExamSitting.CandidateCannotMark", () => closed.Appoint(writer, AppointmentKind.SecondKeyHolder, Actor, Now));

        closed.Appoint(Guid.NewGuid(), AppointmentKind.SecondKeyHolder, Actor, Now);
        closed.Seal(new HashSet<Guid> { writer }, 0, Now, maskRounds: 2);
    }

    [Fact]
    public void Masked_again_every_script_bears_a_number_that_none_bore_before()
    {
        var made = Script.MakeFor(sitting, [.. Enumerable.Range(0, 500).Select(_ => Guid.NewGuid())]);
        var scripts = made.Select(pair => pair.Script).ToList();

        Script.MaskAgain(scripts);

        Assert.Equal(500, scripts.Select(script => script.MaskNumber).Distinct().Count());
        Assert.Empty(scripts.Select(script => script.MaskNumber).Intersect(made.Select(pair => pair.Link.FirstNumber!.Value)));
    }

    [Theory]
    [InlineData(4, 25, 10, new[] { 4 })]
    [InlineData(25, 25, 10, new[] { 25 })]
    [InlineData(34, 25, 10, new[] { 34 })]
    [InlineData(35, 25, 10, new[] { 25, 10 })]
    [InlineData(50, 25, 10, new[] { 25, 25 })]
    [InlineData(59, 25, 10, new[] { 25, 34 })]
    [InlineData(7, 3, 1, new[] { 3, 3, 1 })]
    [InlineData(1, 25, 25, new[] { 1 })]
    public void Bags_are_full_and_a_last_one_that_is_too_small_is_joined_with_the_one_before(int count, int size, int smallest, int[] bags)
    {
        var scripts = Script.MakeFor(sitting, [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())]).Select(pair => pair.Script).ToList();

        Script.Pack(scripts, new BagRules(size, smallest), Lot.Fair);

        Assert.Equal(bags, scripts.GroupBy(script => script.Bag).OrderBy(bag => bag.Key).Select(bag => bag.Count()));
        Assert.Equal(Enumerable.Range(1, bags.Length), scripts.Select(script => script.Bag!.Value).Distinct().Order());
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
