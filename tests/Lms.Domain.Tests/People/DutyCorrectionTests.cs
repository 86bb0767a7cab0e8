using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class DutyCorrectionTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Mai = Guid.NewGuid();
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly DateOnly Monday = new(2026, 3, 9);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    private readonly DutyAssignment held = new(Centre, Mai, Terms("bí thư chi bộ", Monday.AddYears(-1)));

    [Fact]
    public void A_mistake_is_withdrawn_and_replaced_for_all_its_days()
    {
        var added = Propose(CorrectionKind.Mistake, Terms("phó bí thư chi bộ", Monday.AddYears(-2))).Confirm(Office, [held], false, "", Now)!;

        Assert.Equal((Now, added.Id), (held.WithdrawnAt, held.ReplacedById));
        Assert.Same(added, DutyAssignment.On([held, added], Monday.AddYears(-1)));
    }

    [Fact]
    public void What_changed_since_ends_the_day_before()
    {
        var added = Propose(CorrectionKind.Changed, Terms("phó bí thư chi bộ", Monday)).Confirm(Office, [held], false, "", Now)!;

        Assert.Null(held.WithdrawnAt);
        Assert.Equal(Monday.AddDays(-1), held.To);
        Assert.Same(added, DutyAssignment.On([held, added], Monday));
    }

    [Fact]
    public void What_is_held_no_longer_ends_and_nothing_is_added()
    {
        Assert.Null(Propose(CorrectionKind.Ended, held.Terms with { To = Monday }).Confirm(Office, [held], false, "", Now));
        Assert.Equal(Monday, held.To);
    }

    [Fact]
    public void A_missing_primary_duty_is_added_beside_a_former_one_only_when_that_is_ended_explicitly()
    {
        var correction = new DutyCorrection(Centre, Mai, CorrectionKind.Missing, null, Terms("báo cáo viên", Monday), "thiếu", Now);

        Breaks("DutyAssignment.PrimaryOverlaps", () => correction.Confirm(Office, [held], endsFormer: false, "", Now));
        Assert.Equal((null, CorrectionState.Proposed), (held.To, correction.State));
        Assert.NotNull(correction.Confirm(Office, [held], endsFormer: true, "", Now));
        Assert.Equal(Monday.AddDays(-1), held.To);
    }

    [Fact]
    public void A_former_duty_that_would_lose_days_after_the_new_one_does_not_yield()
    {
        var correction = new DutyCorrection(
            Centre, Mai, CorrectionKind.Missing, null, Terms("báo cáo viên", Monday) with { To = Monday.AddDays(3) }, "thiếu", Now);

        Breaks("DutyAssignment.PrimaryOverlaps", () => correction.Confirm(Office, [held], endsFormer: true, "", Now));
    }

    [Fact]
    public void Nobody_decides_their_own()
    {
        var correction = Propose(CorrectionKind.Ended, held.Terms with { To = Monday });

        Breaks("DutyCorrection.Own", () => correction.Confirm(Mai, [held], false, "", Now));
        Breaks("DutyCorrection.Own", () => correction.Refuse(Mai, "không", Now));
    }

    [Fact]
    public void It_is_decided_once()
    {
        var correction = Propose(CorrectionKind.Ended, held.Terms with { To = Monday });
        correction.Refuse(Office, "Quyết định ghi khác", Now);

        Breaks("DutyCorrection.Decided", () => correction.Confirm(Office, [held], false, "", Now));
        Breaks("DutyCorrection.Decided", () => correction.Refuse(Office, "không", Now));
        Breaks("DutyCorrection.Decided", () => correction.Withdraw(Now));
        Assert.Null(held.To);
    }

    [Fact]
    public void What_was_taken_back_is_not_decided()
    {
        var correction = Propose(CorrectionKind.Ended, held.Terms with { To = Monday });
        correction.Withdraw(Now);

        Breaks("DutyCorrection.Decided", () => correction.Confirm(Office, [held], false, "", Now));
    }

    [Fact]
    public void Refusing_needs_an_answer() =>
        Breaks("DutyCorrection.AnswerRequired", () => Propose(CorrectionKind.Ended, held.Terms with { To = Monday }).Refuse(Office, "  ", Now));

    [Fact]
    public void A_duty_withdrawn_meanwhile_is_not_corrected_any_more()
    {
        var correction = Propose(CorrectionKind.Mistake, Terms("phó bí thư chi bộ", Monday));
        held.Withdraw(null, Now);

        Breaks("DutyAssignment.Withdrawn", () => correction.Confirm(Office, [held], false, "", Now));
        Breaks("DutyAssignment.Withdrawn", () => Propose(CorrectionKind.Mistake, Terms("phó bí thư chi bộ", Monday)));
    }

    [Fact]
    public void A_proposal_makes_sense()
    {
        Breaks("DutyAssignment.ChangesBeforeItBegins", () => Propose(CorrectionKind.Changed, Terms("báo cáo viên", held.From)));
        Breaks("DutyCorrection.LastDayRequired", () => Propose(CorrectionKind.Ended, held.Terms));
        Breaks("DutyAssignment.EndsBeforeItBegins", () => Propose(CorrectionKind.Ended, held.Terms with { To = held.From.AddDays(-1) }));
        Breaks("DutyCorrection.KindUnknown", () => Propose((CorrectionKind)9, held.Terms));
        Breaks("DutyCorrection.KindUnknown", () => Propose(CorrectionKind.Missing, held.Terms));
        Breaks("DutyCorrection.KindUnknown", () => new DutyCorrection(Centre, Mai, CorrectionKind.Changed, null, held.Terms, "sai", Now));
        Breaks("DutyCorrection.ReasonRequired", () => new DutyCorrection(Centre, Mai, CorrectionKind.Missing, null, held.Terms, " ", Now));
        Breaks("DutyAssignment.PositionRequired", () => Propose(CorrectionKind.Mistake, Terms(" ", Monday)));
    }

    private DutyCorrection Propose(CorrectionKind kind, DutyTerms terms) => new(Centre, Mai, kind, held, terms, "ghi sai", Now);

    private static DutyTerms Terms(string position, DateOnly from) =>
        new(position, null, "chủ trì sinh hoạt chi bộ", "CellLeadership", Guid.Empty, from, null, IsPrimary: true);

    private static void Breaks(string key, Func<object?> act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);

    private static void Breaks(string key, Action act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
