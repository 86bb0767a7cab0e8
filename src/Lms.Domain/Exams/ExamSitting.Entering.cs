namespace Lms.Domain.Exams;

/// <summary>Who may sign in by a slip that is handed out in the room.</summary>
public sealed partial class ExamSitting
{
    /// <summary>Makes a candidate's slip. The caller takes the earlier one away.</summary>
    /// <param name="codeHash">Of a code by lot.</param>
    public EntryPass MakePass(Guid personId, string codeHash, Guid actor, DateTimeOffset now)
    {
        RequireUnsealed();
        RequireNotPast(now);
        if (Kind != SittingKind.InClass)
        {
            throw new RuleBrokenException("EntryPass.OnlyInClass");
        }

        return Candidate(personId).IsPostponed
            ? throw new RuleBrokenException("ExamSitting.Postponed")
            : new EntryPass(this, personId, codeHash, actor, now);
    }
}
