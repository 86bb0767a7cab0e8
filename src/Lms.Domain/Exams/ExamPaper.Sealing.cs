using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>
/// From its first sitting on a paper never changes, and each form lies under seal (niêm phong) until a sitting that writes
/// it opens: the official form being opened does not open the reserve one.
/// </summary>
public sealed partial class ExamPaper
{
    /// <summary>Set when a sitting uses the paper: from then on it never changes, and is under seal.</summary>
    public DateTimeOffset? FixedAt { get; private set; }

    /// <summary>Null for papers that were fixed before this was written down.</summary>
    public Guid? FixedBy { get; private set; }

    /// <summary>Makes the paper ready for a sitting: every question can be marked, and both forms are worth the same.</summary>
    /// <param name="step">Step between two marks, by policy.</param>
    public void Fix(decimal step, Guid actor, DateTimeOffset now)
    {
        if (Of(ExamForm.Official).Count == 0)
        {
            throw new RuleBrokenException("ExamPaper.NoQuestions");
        }

        questions.ForEach(asked => asked.Question.RequireReady(asked.Form, asked.Number, step));
        if (HasReserve && Points(ExamForm.Reserve) != Points(ExamForm.Official))
        {
            throw new RuleBrokenException("ExamPaper.FormsDiffer", Points(ExamForm.Official), Points(ExamForm.Reserve));
        }

        FixedBy ??= FixedAt is null ? actor : null;
        FixedAt ??= now;
        questions.ForEach(asked => asked.Question.Fix(now));
    }

    /// <summary>
    /// Makes the paper ready for a sitting under these rules: by their step, and worth the scale they mark in. A paper of other
    /// points could not be reconciled by them.
    /// </summary>
    public void Fit(PolicyBook policies, Guid actor, DateTimeOffset now)
    {
        if (Of(ExamForm.Official).Count > 0)
        {
            RequireScale(policies.Reconciliation.Scale);
        }

        Fix(policies.MarkStep, actor, now);
    }

    /// <summary>What keeps the paper from a sitting under these rules, once it is fixed; null when nothing does.</summary>
    public RuleBrokenException? WhyUnfit(PolicyBook policies)
    {
        try
        {
            questions.ForEach(asked => asked.Question.RequireReady(asked.Form, asked.Number, policies.MarkStep));
            RequireScale(policies.Reconciliation.Scale);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken;
        }
    }

    // Both forms are worth the same.
    private void RequireScale(decimal scale)
    {
        if (Points(ExamForm.Official) != scale)
        {
            throw new RuleBrokenException("ExamPaper.PointsOffScale", Points(ExamForm.Official), scale);
        }
    }

    /// <param name="writing">The paper's sittings.</param>
    /// <param name="openings">All of the paper.</param>
    public bool IsSealed(ExamForm form, IEnumerable<ExamSitting> writing, IEnumerable<PaperOpening> openings, DateTimeOffset now) =>
        FixedAt is not null && OpenedBy(form, writing, now) is null && !openings.Any(opening => opening.Form == form && opening.BrokeSeal);

    /// <summary>Opens a form that is under seal no more, for one more person to read.</summary>
    public PaperOpening Open(
        ExamForm form, IReadOnlyList<ExamSitting> writing, IEnumerable<PaperOpening> openings, Guid actor, DateTimeOffset now)
    {
        RequireFixed(form);
        return IsSealed(form, writing, openings, now)
            ? throw new RuleBrokenException("ExamPaper.Sealed")
            : new PaperOpening(this, form, (OpenedBy(form, writing, now) ?? Next(form, writing))?.Id, "", actor, now);
    }

    /// <summary>Opens a form before its time.</summary>
    public PaperOpening BreakSeal(
        ExamForm form, IReadOnlyList<ExamSitting> writing, IEnumerable<PaperOpening> openings, string reason, Guid actor, DateTimeOffset now)
    {
        RequireFixed(form);
        if (!IsSealed(form, writing, openings, now))
        {
            throw new RuleBrokenException("ExamPaper.NotSealed");
        }

        return reason.Trim().Length is > 0 and <= PaperOpening.ReasonLength
            ? new PaperOpening(this, form, Next(form, writing)?.Id, reason.Trim(), actor, now)
            : throw new RuleBrokenException("ExamPaper.ReasonRequired", PaperOpening.ReasonLength);
    }

    public void RequireOpen()
    {
        if (FixedAt is not null)
        {
            throw new RuleBrokenException("ExamPaper.InUse");
        }
    }

    /// <summary>The latest sitting of the form that has opened.</summary>
    private static ExamSitting? OpenedBy(ExamForm form, IEnumerable<ExamSitting> writing, DateTimeOffset now) =>
        writing.Where(sitting => sitting.Form == form && sitting.Opens <= now).MaxBy(sitting => sitting.Opens);

    private static ExamSitting? Next(ExamForm form, IEnumerable<ExamSitting> writing) =>
        writing.Where(sitting => sitting.Form == form).MinBy(sitting => sitting.Opens);

    private void RequireFixed(ExamForm form)
    {
        if (FixedAt is null || Of(form).Count == 0)
        {
            throw new RuleBrokenException("ExamPaper.NotSealed");
        }
    }
}
