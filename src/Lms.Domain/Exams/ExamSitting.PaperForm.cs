namespace Lms.Domain.Exams;

/// <summary>Which form of its paper is written.</summary>
public sealed partial class ExamSitting
{
    public const int FormReasonLength = 500;

    public ExamForm Form { get; private set; } = ExamForm.Official;

    /// <summary>Has the sitting write the paper's other form. Never once anybody has begun: all write the same questions.</summary>
    /// <param name="paper">The sitting's, with its questions.</param>
    /// <param name="reason">For the record.</param>
    /// <returns>The reason as it is recorded.</returns>
    public string Write(ExamForm form, ExamPaper paper, bool anybodyStarted, string reason, DateTimeOffset now)
    {
        RequireUnsealed();
        RequireNotPast(now);
        if (anybodyStarted)
        {
            throw new RuleBrokenException("ExamSitting.FormAfterStart");
        }

        if (form == Form || paper.Of(form).Count == 0)
        {
            throw new RuleBrokenException(form == Form ? "ExamSitting.FormUnchanged" : "ExamSitting.NoReserve");
        }

        if (candidates.Exists(candidate => candidate.GeneralVariantGrantedAt is not null))
        {
            paper.RequireGeneralWording(form);
        }

        if (reason.Trim().Length is 0 or > FormReasonLength)
        {
            throw new RuleBrokenException("ExamSitting.FormReasonRequired", FormReasonLength);
        }

        Form = form;
        return reason.Trim();
    }
}
