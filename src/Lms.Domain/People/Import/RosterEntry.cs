namespace Lms.Domain.People.Import;

/// <summary>Whom an import wrote, from which row, and how: first passwords are given to those it made.</summary>
public sealed class RosterEntry : ICentreOwned
{
    private RosterEntry()
    {
    }

    public RosterEntry(Guid centreId, Guid importId, Guid personId, int line, RosterFate fate)
    {
        CentreId = centreId;
        RosterImportId = importId;
        PersonId = personId;
        Line = line;
        Fate = fate;
    }

    public Guid CentreId { get; private set; }

    public Guid RosterImportId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Of the file, from 1.</summary>
    public int Line { get; private set; }

    public RosterFate Fate { get; private set; }
}
