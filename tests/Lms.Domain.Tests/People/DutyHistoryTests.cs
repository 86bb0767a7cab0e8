using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

/// <summary>
/// Whatever sequence of recording, ending, withdrawing, correcting and editing a person's duties go through, refused acts
/// included: no day has two primaries, any day answers one speaking duty or none, and history is kept.
/// </summary>
public sealed class DutyHistoryTests
{
    private const int Span = 60;

    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Mai = Guid.NewGuid();
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly Guid Cell = Guid.NewGuid();
    private static readonly DateOnly Monday = new(2026, 3, 9);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Random lives, each run others; one that breaks the property is made as short as it can be, and told with its seed.</summary>
    private static readonly Config Lives = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(30).WithQuietOnSuccess(true);

    [Fact]
    public void No_day_has_two_primary_duties_whatever_happens() => Holds(life => life.Duties, duties =>
        Days().All(day => duties.Count(duty => duty.IsPrimary && duty.IsHeldOn(day)) <= 1));

    [Fact]
    public void Any_day_is_answered_by_the_primary_duty_or_one_held_or_none() => Holds(life => life.Duties, duties => Days().All(day =>
    {
        var held = duties.Where(duty => duty.IsHeldOn(day)).ToList();
        return DutyAssignment.On(duties, day) is { } speaking
            ? held.Contains(speaking) && (speaking.IsPrimary || held.TrueForAll(duty => !duty.IsPrimary))
            : held.Count == 0;
    }));

    [Fact]
    public void History_is_kept_whatever_happens()
    {
        var (carriedOut, refused) = (0, 0);
        Holds(life => life, life =>
        {
            (carriedOut, refused) = (carriedOut + life.CarriedOut, refused + life.Refused);
            return life.KeptHistory;
        });

        // Otherwise the lives prove nothing.
        Assert.True(carriedOut > 300 && refused > 100, $"{carriedOut} carried out, {refused} refused");
    }

    private static void Holds<T>(Func<Life, T> told, Func<T, bool> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<Act[]>(), acts => property(told(Life.Of(acts)))).Check(Lives);

    /// <summary>One act, as plain numbers: FsCheck makes them, and makes them smaller where a life fails.</summary>
    public sealed record Act(byte Kind, byte Which, byte Day, byte Length, byte Words, byte Choices)
    {
        public bool Chooses(int choice) => (Choices >> choice & 1) == 1;
    }

    /// <summary>What becomes of a person's duties by some acts, refused ones included.</summary>
    private sealed class Life
    {
        public List<DutyAssignment> Duties { get; } = [];

        public int CarriedOut { get; private set; }

        public int Refused { get; private set; }

        /// <summary>That no refused act left a trace, and no act changed what it does not name.</summary>
        public bool KeptHistory { get; private set; } = true;

        public static Life Of(Act[] acts)
        {
            var life = new Life();
            Array.ForEach(acts, life.Try);
            return life;
        }

        private void Try(Act act)
        {
            var before = Duties.ConvertAll(Written.Of);
            var (day, carryOut) = Meaning(act, Duties);
            try
            {
                Duties.AddRange(carryOut(Duties).OfType<DutyAssignment>());
                CarriedOut++;
                KeptHistory &= before.TrueForAll(was => Keeps(was, day));
            }
            catch (RuleBrokenException)
            {
                Refused++;
                KeptHistory &= before.SequenceEqual(Duties.ConvertAll(Written.Of));
            }
        }

        /// <summary>
        /// No row goes, none says other words than it said; of days before the one that an act names nothing changes but by a
        /// withdrawal, and what is withdrawn stays withdrawn.
        /// </summary>
        private bool Keeps(Written was, DateOnly day)
        {
            if (Duties.Find(duty => duty.Id == was.Id) is not { } duty)
            {
                return false;
            }

            var now = Written.Of(duty);
            return now == was with { To = now.To, WithdrawnAt = now.WithdrawnAt, ReplacedBy = now.ReplacedBy }
                && (was.WithdrawnAt is null || was == now)
                && (now.WithdrawnAt is null
                    ? Days().Where(past => past < day).All(past => was.IsHeldOn(past) == now.IsHeldOn(past))
                    : now.ReplacedBy is null || Duties.Exists(other => other.Id == now.ReplacedBy));
        }
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) Meaning(Act act, List<DutyAssignment> known)
    {
        var terms = Terms(act);
        var one = known.Count == 0 ? null : known[act.Which % known.Count];
        var day = Monday.AddDays(act.Length % Span);
        return (act.Kind % 6) switch
        {
            _ when one is null => (terms.From, duties => [Recorded(terms, duties)]),
            0 => (terms.From, duties => [Recorded(terms, duties)]),
            1 => (Earlier(day.AddDays(1), one.To), duties => Nothing(() => EndedUnlessOverlapping(one, day, duties))),
            2 => (day, _ => Nothing(() => one.Withdraw(null, Now))),
            3 or 4 => Corrected(act, one, terms, day),
            _ => Edited(act, terms, day, known),
        };
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) Corrected(
        Act act, DutyAssignment one, DutyTerms terms, DateOnly day)
    {
        var kind = (CorrectionKind)(1 + act.Words % 4);
        var about = kind == CorrectionKind.Missing ? null : one;
        var proposed = kind == CorrectionKind.Ended ? one.Terms with { To = day } : terms;
        var touched = kind == CorrectionKind.Ended ? Earlier(day.AddDays(1), one.To) : terms.From;
        return (touched, duties =>
        {
            var correction = new DutyCorrection(Centre, Mai, kind, about, proposed, "sai", Now);
            return [correction.Confirm(Office, duties, act.Chooses(3), "", Now)];
        }
        );
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) Edited(
        Act act, DutyTerms terms, DateOnly day, List<DutyAssignment> known)
    {
        var kind = (DutyEditKind)(1 + act.Words % 4);
        var edit = new DutyEdit(kind, day, act.Chooses(3), act.Chooses(4), terms);
        var touched = kind switch
        {
            DutyEditKind.End => day.AddDays(1),
            DutyEditKind.Record => terms.From,
            _ when edit.WasMistake => DutyAssignment.On(known, day)?.From ?? day,
            _ => day,
        };
        return (touched, duties => edit.ApplyTo(Centre, Mai, duties, Now));
    }

    private static DutyAssignment Recorded(DutyTerms terms, List<DutyAssignment> duties)
    {
        var duty = new DutyAssignment(Centre, Mai, terms);
        duty.RefusePrimaryOverlap(duties);
        return duty;
    }

    private static void EndedUnlessOverlapping(DutyAssignment duty, DateOnly day, List<DutyAssignment> duties)
    {
        if (day >= duty.From)
        {
            new DutyAssignment(Centre, Mai, duty.Terms with { To = day }).RefusePrimaryOverlap(duties.Where(other => other != duty));
        }

        duty.End(day);
    }

    private static IEnumerable<DutyAssignment?> Nothing(Action act)
    {
        act();
        return [];
    }

    private static DateOnly Earlier(DateOnly day, DateOnly? to) => to is { } last && last.AddDays(1) < day ? last.AddDays(1) : day;

    private static DutyTerms Terms(Act act)
    {
        string[] positions = ["bí thư chi bộ", "chi uỷ viên", "báo cáo viên"];
        var from = Monday.AddDays(act.Day % Span);
        DateOnly? to = act.Chooses(0) ? from.AddDays(act.Length % 20) : null;
        return new DutyTerms(
            positions[act.Words % positions.Length], null, "chủ trì sinh hoạt", act.Chooses(1) ? "A" : "B", Cell, from, to, IsPrimary: act.Chooses(2));
    }

    // Past the last day named, so that open ends show.
    private static IEnumerable<DateOnly> Days() => Enumerable.Range(-5, Span + 40).Select(Monday.AddDays);

    private sealed record Written(
        Guid Id, string Position, string Duty, string Tag, Guid Unit, DateOnly From, DateOnly? To, bool IsPrimary, DateTimeOffset? WithdrawnAt, Guid? ReplacedBy)
    {
        public static Written Of(DutyAssignment duty) => new(
            duty.Id, duty.Position, duty.Duty, duty.Tag, duty.UnitId, duty.From, duty.To, duty.IsPrimary, duty.WithdrawnAt, duty.ReplacedById);

        public bool IsHeldOn(DateOnly day) => WithdrawnAt is null && From <= day && (To is null || day <= To);
    }
}
