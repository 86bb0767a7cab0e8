using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>
/// A question as a marker may see it. Names of organisations and places are hidden; a duty that few candidates hold is
/// itself a name, so its question is put in the general wording.
/// </summary>
public static class DutyMasking
{
    public const string Hidden = "…";

    /// <param name="sharing">How many candidates of the sitting hold this position and duty.</param>
    /// <param name="generaliseBelow">By policy: fewer than this many, and the wording becomes general.</param>
    public static string SourceFor(Question question, DutySnapshot? duty, int sharing, int generaliseBelow)
    {
        var masked = duty is null || sharing < generaliseBelow ? null : duty with { Organisation = Hidden, Locality = Hidden };
        return question.SourceFor(masked, generalGranted: true)!.TrimEnd();
    }
}
