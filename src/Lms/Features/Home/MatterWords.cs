using Lms.Web;

namespace Lms.Features.Home;

/// <summary>How a matter is put to the person: what it is, what about it, where it is dealt with.</summary>
public sealed record MatterWords(string Heading, string Detail, string Path, string Act)
{
    public static MatterWords Of(Matter matter, Texts text) => matter.Kind switch
    {
        MatterKind.OpenSitting => new(
            matter.Title, text[matter.Count > 0 ? "Home.SittingBegun" : "Home.SittingNotBegun"], $"/sittings/{matter.Id}/attempts/new",
            text[matter.Count > 0 ? "Home.WriteOn" : "Home.BeginSitting"]),
        MatterKind.DutyMissing => new(text["Home.OwnDutyMissing"], text["Home.OwnDutyMissingHelp", matter.Title], "/profile", text["Home.OpenProfile"]),
        MatterKind.PlanToCorrect => new(text["Home.PlanToCorrect", matter.Title], text["Home.PlanToCorrectHelp"], $"/lesson-plans/{matter.Id}", text["Home.Correct"]),
        MatterKind.PlanOutdated => new(text["Home.PlanOutdated", matter.Title], text["Home.PlanOutdatedHelp"], $"/lesson-plans/{matter.Id}", text["Home.OpenPlan"]),
        MatterKind.PlanToReview => new(text["Home.PlanToReview", matter.Title], text["Home.PlanBy", matter.Detail], $"/lesson-plans/{matter.Id}", text["Home.Review"]),
        MatterKind.CandidatesToSettle => new(
            text["Home.CandidatesToSettle", matter.Count], matter.Title, $"/sittings/{matter.Id}/blocked", text["Home.SettleCandidates"]),
        MatterKind.SittingToWatch => new(
            text["Home.SatToday", matter.Title], text["Home.CandidatesHere", matter.Count], $"/sittings/{matter.Id}/board", text["Home.OpenBoard"]),
        MatterKind.SittingToSeal => new(text["Home.ToSeal"], matter.Title, $"/sittings/{matter.Id}/seals/new", text["Home.OpenSitting"]),
        MatterKind.ClassBeginning => new(text["Home.Beginning", matter.Title], text["Home.Enrolled", matter.Count], $"/classes/{matter.Id}", text["Home.OpenClass"]),
        MatterKind.PlanMissing => new(text["Home.PlanMissing", matter.Title], matter.Detail, $"/sessions/{matter.Id}/edit", text["Home.AttachPlan"]),
        MatterKind.ScriptsToMask => new(
            text["Home.ToMask"], matter.Title, $"/sittings/{matter.Id}/{(matter.Count == 1 ? "maskings" : "hand-overs/new")}", text["Home.Mask"]),
        MatterKind.ScriptsToAllocate => new(text["Home.ToAllocate"], matter.Title, $"/sittings/{matter.Id}/allocations/new", text["Home.Allocate"]),
        MatterKind.ConcernsRaised => new(text["Home.ConcernsRaised", matter.Count], matter.Title, $"/sittings/{matter.Id}/scripts", text["Home.SeeScripts"]),
        MatterKind.ConsentWanted => new(text["Home.ConsentWanted"], matter.Title, $"/sittings/{matter.Id}/releases/new", text["Home.OpenRelease"]),
        MatterKind.ScriptsToMark => new(text["Home.ToMark", matter.Count], matter.Title, "/marking", text["Home.Mark"]),
        MatterKind.ScriptsToSettle => new(
            text["Home.ToSettle", matter.Count], matter.Title, $"/sittings/{matter.Id}/scripts", text["Home.Settle"]),
        MatterKind.ResultReleased => new(text["Home.ResultReleased"], matter.Title, $"/results/{matter.Id}", text["Home.SeeResult"]),
        MatterKind.AppealsOpen => new(text["Home.AppealsOpen", matter.Count], matter.Title, "/appeals", text["Home.OpenAppeals"]),
        MatterKind.AppealAnswered => new(text["Home.AppealAnswered"], matter.Title, $"/results/{matter.Id}/appeals", text["Home.SeeAnswer"]),
        MatterKind.CorrectionsToDecide => new(
            text["Home.CorrectionsToDecide", matter.Count], text["Home.CorrectionsToDecideHelp"], "/duty-corrections", text["Home.Decide"]),
        MatterKind.CorrectionConfirmed => new(
            text["Home.CorrectionConfirmed", matter.Title], matter.Detail, "/profile#duties", text["Home.SeeDuties"]),
        MatterKind.CorrectionRefused => new(text["Home.CorrectionRefused", matter.Title], matter.Detail, "/profile#duties", text["Home.SeeDuties"]),
        _ => throw new ArgumentOutOfRangeException(nameof(matter), matter.Kind, null),
    };

    /// <summary>Whether the moment is a deadline; otherwise it says since when the matter has waited.</summary>
    public static bool IsDue(MatterKind kind) => kind is not (MatterKind.PlanToCorrect or MatterKind.PlanToReview or MatterKind.ScriptsToMark
        or MatterKind.ScriptsToSettle or MatterKind.ResultReleased or MatterKind.CorrectionsToDecide or MatterKind.CorrectionConfirmed
        or MatterKind.CorrectionRefused or MatterKind.AppealAnswered or MatterKind.ScriptsToMask or MatterKind.ScriptsToAllocate
        or MatterKind.ConcernsRaised or MatterKind.ConsentWanted);
}
