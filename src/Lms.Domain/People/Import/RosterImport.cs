namespace Lms.Domain.People.Import;

/// <summary>
/// A file of people that somebody wants in the register. Until it is confirmed it is a file and a reading of it, and
/// nothing else is written; confirmed, it is closed for good.
/// </summary>
public sealed class RosterImport : ICentreOwned
{
    private readonly List<RosterEntry> entries = [];

    private RosterImport()
    {
    }

    public RosterImport(Guid centreId, Guid fileId, RosterLayout layout, Guid madeBy, DateTimeOffset madeAt)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        FileId = fileId;
        Layout = layout;
        MadeBy = madeBy;
        MadeAt = madeAt;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public RosterLayout Layout { get; private set; } = new(null, []);

    /// <summary>Given to everybody whom the import writes.</summary>
    public Role Role { get; private set; } = Role.Trainee;

    public Guid MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>People made by it; nought until it is confirmed, as the other counts.</summary>
    public int Created { get; private set; }

    public int Joined { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows that were left out as refused or duplicates.</summary>
    public int LeftOut { get; private set; }

    public IReadOnlyList<RosterEntry> Entries => entries;

    /// <summary>Reads the file in another way.</summary>
    public void Lay(RosterLayout layout, Role role)
    {
        RefuseConfirmed();
        layout.Check();
        Layout = layout;
        Role = role;
    }

    /// <param name="goodRowsOnly">Leaves the bad rows out; otherwise one bad row stops all.</param>
    public void Confirm(RosterPreview preview, bool goodRowsOnly, Guid actor, DateTimeOffset now)
    {
        RefuseConfirmed();
        Layout.Check();
        if (preview.Written == 0)
        {
            throw new RuleBrokenException("Roster.NothingToWrite");
        }

        if (preview.Bad > 0 && !goodRowsOnly)
        {
            throw new RuleBrokenException("Roster.BadRows", preview.Bad);
        }

        (ConfirmedBy, ConfirmedAt) = (actor, now);
        Created = preview.Count(RosterFate.New);
        Joined = preview.Count(RosterFate.Joins);
        Changed = preview.Count(RosterFate.Changed);
        Unchanged = preview.Count(RosterFate.Known);
        LeftOut = preview.Bad;
    }

    private void RefuseConfirmed()
    {
        if (ConfirmedAt is { } at)
        {
            throw new RuleBrokenException("Roster.ConfirmedAlready", at);
        }
    }
}
