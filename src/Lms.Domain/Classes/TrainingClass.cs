namespace Lms.Domain.Classes;

/// <summary>A class (lớp) of a programme, with its sessions and enrolled trainees.</summary>
public sealed class TrainingClass : ICentreOwned
{
    public const int NameLength = 200;
    public const int CodeLength = 40;

    private readonly List<ClassSession> sessions = [];
    private readonly List<Enrolment> enrolments = [];

    private TrainingClass()
    {
    }

    public TrainingClass(Guid centreId, Guid programmeId, string code, string name, DateOnly opens, DateOnly closes)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ProgrammeId = programmeId;
        Change(code, name, opens, closes);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly Opens { get; private set; }

    public DateOnly Closes { get; private set; }

    public IReadOnlyList<ClassSession> Sessions => sessions;

    public IReadOnlyList<Enrolment> Enrolments => enrolments;

    public void Change(string code, string name, DateOnly opens, DateOnly closes)
    {
        Code = Required(code, CodeLength, "TrainingClass.CodeRequired");
        Name = Required(name, NameLength, "TrainingClass.NameRequired");
        if (closes < opens)
        {
            throw new RuleBrokenException("TrainingClass.ClosesBeforeItOpens", opens);
        }

        Opens = opens;
        Closes = closes;
    }

    public ClassSession AddSession(string title, DateTimeOffset startsAt, DateTimeOffset endsAt, string room, Guid lecturerId)
    {
        var session = new ClassSession(CentreId, Id, title, startsAt, endsAt, room, lecturerId);
        sessions.Add(session);
        return session;
    }

    /// <summary>Enrols a trainee, or takes back one who had left. Enrolling twice changes nothing.</summary>
    public void Enrol(Guid personId, DateTimeOffset now)
    {
        var enrolment = enrolments.Find(existing => existing.PersonId == personId);
        if (enrolment is null)
        {
            enrolments.Add(new Enrolment(CentreId, Id, personId, now));
        }
        else
        {
            enrolment.Return();
        }
    }

    public void Withdraw(Guid personId, DateTimeOffset now)
    {
        var enrolment = enrolments.Find(existing => existing.PersonId == personId)
            ?? throw new RuleBrokenException("TrainingClass.NotEnrolled");
        enrolment.Leave(now);
    }

    public ClassSession Session(Guid sessionId) =>
        sessions.Find(session => session.Id == sessionId) ?? throw new RuleBrokenException("TrainingClass.SessionUnknown");

    private static string Required(string text, int longest, string key) =>
        text.Trim().Length > 0 && text.Trim().Length <= longest ? text.Trim() : throw new RuleBrokenException(key, longest);
}
