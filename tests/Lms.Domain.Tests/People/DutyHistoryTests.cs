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

    [Fact]
    public void History_holds_whatever_happens()
    {
        var (carriedOut, refused) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var chance = new Random(seed);
            var duties = new List<DutyAssignment>();
            for (var n = 0; n < 25; n++)
            {
                var before = duties.ConvertAll(Written.Of);
                var act = AnyAct(chance, duties);
                if (Tried(act, duties))
                {
                    carriedOut++;
                }
                else
                {
                    refused++;
                    Assert.Equal(before, duties.ConvertAll(Written.Of));
                }

                HasOneVoiceAtMost(duties, seed);
                KeepsWhatWasWritten(before, duties, act.Day, seed);
            }
        }

        // Otherwise the loop proves nothing.
        Assert.True(carriedOut > 5000 && refused > 2000, $"{carriedOut} carried out, {refused} refused");
    }

    private static void HasOneVoiceAtMost(List<DutyAssignment> duties, int seed)
    {
        foreach (var day in Days())
        {
            var held = duties.Where(duty => duty.IsHeldOn(day)).ToList();
            var speaking = DutyAssignment.On(duties, day);
            Assert.True(held.Count(duty => duty.IsPrimary) <= 1, $"two primaries on {day} with seed {seed}");
            Assert.True(speaking is null == (held.Count == 0), $"nobody speaks on {day} with seed {seed}");
            Assert.True(speaking is null || held.Contains(speaking), $"one speaks who does not hold on {day} with seed {seed}");
            Assert.True(speaking is null or { IsPrimary: true } || held.TrueForAll(duty => !duty.IsPrimary), $"a secondary speaks over a primary on {day} with seed {seed}");
        }
    }

    /// <summary>
    /// No row goes, none says other words than it said; of days before the one that an act names nothing changes but by a
    /// withdrawal, and what is withdrawn stays withdrawn.
    /// </summary>
    private static void KeepsWhatWasWritten(List<Written> before, List<DutyAssignment> duties, DateOnly day, int seed)
    {
        foreach (var was in before)
        {
            var now = Written.Of(duties.Single(duty => duty.Id == was.Id));
            Assert.Equal(was with { To = now.To, WithdrawnAt = now.WithdrawnAt, ReplacedBy = now.ReplacedBy }, now);
            Assert.True(was.WithdrawnAt is null || was == now, $"a withdrawn duty changed with seed {seed}");
            if (now.WithdrawnAt is null)
            {
                Assert.All(Days().Where(past => past < day), past => Assert.Equal(was.IsHeldOn(past), now.IsHeldOn(past)));
            }
            else if (now.ReplacedBy is { } instead)
            {
                Assert.Contains(duties, duty => duty.Id == instead);
            }
        }
    }

    private static bool Tried((DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) act, List<DutyAssignment> duties)
    {
        try
        {
            duties.AddRange(act.Do(duties).OfType<DutyAssignment>());
            return true;
        }
        catch (RuleBrokenException)
        {
            return false;
        }
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) AnyAct(Random chance, List<DutyAssignment> known)
    {
        var terms = AnyTerms(chance);
        var one = known.Count == 0 ? null : known[chance.Next(known.Count)];
        var day = Monday.AddDays(chance.Next(Span));
        return chance.Next(6) switch
        {
            _ when one is null => (terms.From, duties => [Recorded(terms, duties)]),
            0 => (terms.From, duties => [Recorded(terms, duties)]),
            1 => (Earlier(day.AddDays(1), one.To), duties => Nothing(() => EndedUnlessOverlapping(one, day, duties))),
            2 => (day, _ => Nothing(() => one.Withdraw(null, Now))),
            3 or 4 => Corrected(chance, one, terms, day),
            _ => Edited(chance, terms, day, known),
        };
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) Corrected(
        Random chance, DutyAssignment one, DutyTerms terms, DateOnly day)
    {
        var kind = (CorrectionKind)chance.Next(1, 5);
        var ends = chance.Next(2) == 0;
        var about = kind == CorrectionKind.Missing ? null : one;
        var proposed = kind == CorrectionKind.Ended ? one.Terms with { To = day } : terms;
        var touched = kind == CorrectionKind.Ended ? Earlier(day.AddDays(1), one.To) : terms.From;
        return (touched, duties =>
        {
            var correction = new DutyCorrection(Centre, Mai, kind, about, proposed, "sai", Now);
            return [correction.Confirm(Office, duties, ends, "", Now)];
        }
        );
    }

    private static (DateOnly Day, Func<List<DutyAssignment>, IEnumerable<DutyAssignment?>> Do) Edited(
        Random chance, DutyTerms terms, DateOnly day, List<DutyAssignment> known)
    {
        var kind = (DutyEditKind)chance.Next(1, 5);
        var edit = new DutyEdit(kind, day, chance.Next(2) == 0, chance.Next(2) == 0, terms);
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

    private static DutyTerms AnyTerms(Random chance)
    {
        var from = Monday.AddDays(chance.Next(Span));
        DateOnly? to = chance.Next(3) == 0 ? null : from.AddDays(chance.Next(20));
        string[] positions = ["bí thư chi bộ", "chi uỷ viên", "báo cáo viên"];
        return new DutyTerms(positions[chance.Next(3)], null, "chủ trì sinh hoạt", chance.Next(2) == 0 ? "A" : "B", Cell, from, to, chance.Next(2) == 0);
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
