namespace Lms.Domain.People;

/// <summary>
/// A duty (nhiệm vụ được phân công phụ trách) that a person holds for a time: position, duty, organisation. History
/// is kept: an assignment is ended, never overwritten. Days are inclusive.
/// </summary>
public sealed class DutyAssignment : ICentreOwned
{
    public const int TextLength = 200;

    private DutyAssignment()
    {
    }

    public DutyAssignment(
        Guid centreId, Guid personId, string position, string duty, string tag, Guid unitId, DateOnly from, bool isPrimary,
        string? positionCode = null)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        PersonId = personId;
        Position = Required(position, "DutyAssignment.PositionRequired");
        Duty = Required(duty, "DutyAssignment.DutyRequired");
        Tag = tag;
        UnitId = unitId;
        From = from;
        IsPrimary = isPrimary;
        PositionCode = positionCode;
    }

    public DutyAssignment(Guid centreId, Guid personId, DutyTerms terms)
        : this(centreId, personId, terms.Position, terms.Duty, terms.Tag, terms.UnitId, terms.From, terms.IsPrimary, terms.PositionCode)
    {
        if (terms.To is { } last)
        {
            End(last);
        }
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>"bí thư chi bộ thôn Đoài".</summary>
    public string Position { get; private set; } = "";

    /// <summary>"chủ trì sinh hoạt chi bộ".</summary>
    public string Duty { get; private set; } = "";

    /// <summary>Code of a <see cref="Organisation.DutyTag"/>: which variant of a duty question fits.</summary>
    public string Tag { get; private set; } = "";

    public Guid UnitId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    public bool IsPrimary { get; private set; }

    /// <summary>Code of the <see cref="Organisation.Position"/> it is one of; null for a position of its own kind.</summary>
    public string? PositionCode { get; private set; }

    /// <summary>When it was found to have been wrong from the first day: it is kept, and speaks for no day.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What was recorded instead.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>What its wording gives to worry about before it may enter a question.</summary>
    public WordingConcerns Concerns { get; private set; }

    public Guid? LookedOverBy { get; private set; }

    /// <summary>When somebody found the wording fit for a question for all its concerns.</summary>
    public DateTimeOffset? LookedOverAt { get; private set; }

    /// <summary>What is held, without who holds it.</summary>
    public DutyTerms Terms => new(Position, PositionCode, Duty, Tag, UnitId, From, To, IsPrimary);

    /// <summary>Whether the wording waits for somebody's look before it may enter a question.</summary>
    public bool WantsLook => Concerns != WordingConcerns.None && LookedOverAt is null;

    /// <summary>
    /// The one duty that speaks for a person on a day: the primary among those held, else the latest begun.
    /// Null when none is held.
    /// </summary>
    public static DutyAssignment? On(IEnumerable<DutyAssignment> duties, DateOnly day) =>
        duties.Where(duty => duty.IsHeldOn(day))
            .OrderByDescending(duty => duty.IsPrimary)
            .ThenByDescending(duty => duty.From)
            .ThenBy(duty => duty.Id)
            .FirstOrDefault();

    public bool IsHeldOn(DateOnly day) => WithdrawnAt is null && From <= day && (To is null || day <= To);

    /// <summary>That both are held on some day.</summary>
    public bool MeetsIn(DutyAssignment other) => WithdrawnAt is null && other.WithdrawnAt is null &&
        (other.To is null || From <= other.To) && (To is null || other.From <= To);

    /// <summary>A person has at most one primary duty on any day.</summary>
    /// <param name="others">The person's other duties at the centre.</param>
    public void RefusePrimaryOverlap(IEnumerable<DutyAssignment> others)
    {
        var rival = others.FirstOrDefault(other => other.Id != Id && other.IsPrimary && MeetsIn(other));
        if (IsPrimary && rival is not null)
        {
            throw new RuleBrokenException("DutyAssignment.PrimaryOverlaps", rival.Position, rival.From);
        }
    }

    public void End(DateOnly lastDay)
    {
        RefuseWithdrawn();
        if (lastDay < From)
        {
            throw new RuleBrokenException("DutyAssignment.EndsBeforeItBegins", From);
        }

        To = lastDay;
    }

    /// <summary>Takes it back as wrong from its first day. The row stays and says what was recorded instead.</summary>
    /// <param name="replacement">Null when the person never held anything like it.</param>
    public void Withdraw(DutyAssignment? replacement, DateTimeOffset now)
    {
        RefuseWithdrawn();
        WithdrawnAt = now;
        ReplacedById = replacement?.Id;
    }

    /// <summary>
    /// Was right until the next one begins: ends the day before. What would then not have been held for a single day is
    /// withdrawn instead.
    /// </summary>
    internal void YieldTo(DutyAssignment next, DateTimeOffset now)
    {
        if (next.From < From)
        {
            throw new RuleBrokenException("DutyAssignment.ChangesBeforeItBegins", From);
        }

        if (next.From == From)
        {
            Withdraw(next, now);
        }
        else if (To is null || To >= next.From)
        {
            End(next.From.AddDays(-1));
        }
    }

    /// <summary>Writes down what <see cref="DutyWording"/> found in the wording. A look taken before is void when there is more to look at.</summary>
    public void Judge(WordingConcerns found)
    {
        if ((found & ~Concerns) != 0)
        {
            (LookedOverBy, LookedOverAt) = (null, null);
        }

        Concerns = found;
    }

    /// <summary>Finds the wording fit for a question as it is. A second time changes nothing.</summary>
    public void LookOver(Guid actor, DateTimeOffset now)
    {
        RefuseWithdrawn();
        if (WantsLook)
        {
            (LookedOverBy, LookedOverAt) = (actor, now);
        }
    }

    /// <summary>
    /// The unit it is held at ends: the duty ends the day before, and goes on at the successor as an assignment of its own.
    /// </summary>
    /// <param name="day">The first day without the old unit; the duty began before it.</param>
    public DutyAssignment GoOnAt(Guid unitId, DateOnly day)
    {
        var on = new DutyAssignment(CentreId, PersonId, Position, Duty, Tag, unitId, day, IsPrimary, PositionCode)
        {
            To = To,
            Concerns = Concerns,
            LookedOverBy = LookedOverBy,
            LookedOverAt = LookedOverAt,
        };
        EndBefore(day);
        return on;
    }

    /// <summary>Ends the day before, as the unit does where it is held.</summary>
    public void EndBefore(DateOnly day)
    {
        if (From >= day)
        {
            throw new RuleBrokenException("Unit.DayTooEarly", From.AddDays(1));
        }

        End(day.AddDays(-1));
    }

    private void RefuseWithdrawn()
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBrokenException("DutyAssignment.Withdrawn");
        }
    }

    private static string Required(string text, string key)
    {
        text = text.Trim().Normalize();
        return text.Length is > 0 and <= TextLength ? text : throw new RuleBrokenException(key, TextLength);
    }
}
