using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

/// <summary>Its way to approval and beyond: what is kept of it, and what is begun from it.</summary>
public sealed partial class LessonPlan
{
    /// <summary>Hands the plan to the reviewer.</summary>
    /// <param name="periodMinutes">Minutes of one tiết, by the policy in force.</param>
    public void Submit(Guid actor, int periodMinutes, DateTimeOffset now)
    {
        RequireEditable();
        if (parts.Count == 0)
        {
            throw new RuleBrokenException("LessonPlan.NoParts");
        }

        if (TotalMinutes != Periods * periodMinutes)
        {
            throw new RuleBrokenException("LessonPlan.MinutesDoNotSum", TotalMinutes, Periods * periodMinutes, Periods);
        }

        Keep(KeptAt.Submission, actor, now);
        Become(LessonPlanState.Submitted, ReviewAct.Submitted, actor, "", now);
    }

    /// <param name="remark">On the whole; may be empty when a part has one.</param>
    /// <param name="onParts">What is asked for in single parts.</param>
    public void AskForChanges(Guid actor, string remark, IReadOnlyDictionary<Guid, string> onParts, DateTimeOffset now)
    {
        RequireSubmitted();
        RequireNotOwn(actor);
        var asked = onParts.Where(one => !string.IsNullOrWhiteSpace(one.Value)).Select(one => (Part: Part(one.Key), Text: one.Value.Trim())).ToList();
        if (string.IsNullOrWhiteSpace(remark) && asked.Count == 0)
        {
            throw new RuleBrokenException("LessonPlan.RemarkRequired", Review.RemarkLength);
        }

        if (remark.Length > Review.RemarkLength || asked.Exists(one => one.Text.Length > PartRemark.TextLength))
        {
            throw new RuleBrokenException("LessonPlan.RemarkTooLong", Review.RemarkLength);
        }

        asked.ForEach(one => one.Part.Remark(one.Text, actor, now));
        Become(LessonPlanState.ChangesAsked, ReviewAct.ChangesAsked, actor, remark.Trim(), now);
    }

    public void Approve(Guid actor, DateTimeOffset now)
    {
        RequireSubmitted();
        RequireNotOwn(actor);
        ApprovedAt = now;
        Become(LessonPlanState.Approved, ReviewAct.Approved, actor, "", now);
    }

    /// <summary>Taken out of use (lưu trữ): no session is given it any more; those that have it keep it.</summary>
    public void Archive(Guid actor, DateTimeOffset now)
    {
        if (State != LessonPlanState.Approved)
        {
            throw new RuleBrokenException("LessonPlan.OnlyApprovedIsArchived");
        }

        Become(LessonPlanState.Archived, ReviewAct.Archived, actor, "", now);
    }

    /// <summary>A new draft with the same content; this version stays as it was approved.</summary>
    public LessonPlan Revise(Guid actor, Func<string, WrittenText> draw, DateTimeOffset now)
    {
        if (State != LessonPlanState.Approved)
        {
            throw new RuleBrokenException("LessonPlan.OnlyApprovedIsRevised");
        }

        var revision = new LessonPlan(CentreId, LessonId, actor, Periods, Header, now)
        {
            VersionNumber = VersionNumber + 1,
            RevisesId = Id,
        };
        revision.Take(PlanCopy.Of(this), draw);
        return revision;
    }

    /// <summary>A draft of another author's own, begun from this approved plan and naming it.</summary>
    /// <param name="lessonId">The lesson that it is for, in any programme of the centre.</param>
    public LessonPlan CopyFor(Guid lessonId, Guid actor, Func<string, WrittenText> draw, DateTimeOffset now)
    {
        if (State is not (LessonPlanState.Approved or LessonPlanState.Archived))
        {
            throw new RuleBrokenException("LessonPlan.OnlyApprovedIsCopied");
        }

        var copy = new LessonPlan(CentreId, lessonId, actor, Periods, Header, now) { SourceId = Id };
        copy.Take(PlanCopy.Of(this), draw);
        return copy;
    }

    /// <summary>The draft becomes again what was kept; what stands in it now is kept first.</summary>
    /// <param name="earlier">Of this plan.</param>
    public void Restore(KeptPlan earlier, Guid actor, Func<string, WrittenText> draw, DateTimeOffset now)
    {
        RequireEditable();
        if (earlier.LessonPlanId != Id)
        {
            throw new RuleBrokenException("LessonPlan.NothingKept");
        }

        Keep(KeptAt.Restoring, actor, now);
        Take(earlier.Copy, draw);
    }

    private void Keep(KeptAt keptAt, Guid actor, DateTimeOffset now) =>
        kept.Add(new KeptPlan(this, ++KeptCount, keptAt, actor, now));

    private void RequireNotOwn(Guid actor)
    {
        if (IsWrittenBy(actor))
        {
            throw new RuleBrokenException("LessonPlan.OwnApproval");
        }
    }

    // Parts that are still there keep their place in what trainees read and reviewers remarked; others come anew.
    private void Take(PlanCopy copy, Func<string, WrittenText> draw)
    {
        ChangeHeader(copy.Header, copy.Periods);
        parts.RemoveAll(part => !copy.Parts.Any(one => one.Id == part.Id));
        var ordered = new List<LessonPart>();
        foreach (var one in copy.Parts)
        {
            var content = new PartContent(one.Title, one.Step, one.Minutes, draw(one.Body))
            {
                Method = one.Method,
                Questions = draw(one.Questions),
                LocalLink = draw(one.LocalLink),
                Notes = one.Notes,
            };
            var part = parts.Find(part => part.Id == one.Id);
            if (part is null)
            {
                part = AddPart(content);
            }
            else
            {
                part.Change(content);
            }

            part.HangOn(one);
            ordered.Add(part);
        }

        Number(ordered);
    }

    private void RequireSubmitted()
    {
        if (State != LessonPlanState.Submitted)
        {
            throw new RuleBrokenException("LessonPlan.NotSubmitted");
        }
    }

    private void Become(LessonPlanState state, ReviewAct act, Guid actor, string remark, DateTimeOffset now)
    {
        State = state;
        reviews.Add(new Review(CentreId, Id, act, actor, remark, now));
    }
}
