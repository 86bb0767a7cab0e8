namespace Lms.Domain.Exams;

/// <summary>
/// A slip with a code by which a candidate signs in in the room (phiếu vào phòng thi). Of the code only a hash is kept; one slip
/// for each candidate, and a new one ends the one before with every session it began.
/// </summary>
public sealed class EntryPass : ICentreOwned
{
    /// <summary>People find their places before the sitting opens.</summary>
    public static readonly TimeSpan GoodBefore = TimeSpan.FromMinutes(30);

    private EntryPass()
    {
    }

    internal EntryPass(ExamSitting sitting, Guid personId, string codeHash, Guid actor, DateTimeOffset now)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        CodeHash = codeHash;
        MadeBy = actor;
        MadeAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public string CodeHash { get; private set; } = "";

    public Guid MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
}

/// <summary>That a candidate signed in by code on a device, the first time there.</summary>
public sealed class EntryUse : ICentreOwned
{
    private EntryUse()
    {
    }

    public EntryUse(Guid centreId, Guid sittingId, Guid personId, Guid deviceId, DateTimeOffset at)
    {
        CentreId = centreId;
        ExamSittingId = sittingId;
        PersonId = personId;
        DeviceId = deviceId;
        At = at;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>By lot, kept in the browser for the day: it tells two devices apart and nothing else.</summary>
    public Guid DeviceId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
