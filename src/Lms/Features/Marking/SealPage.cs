using Lms.Domain;
using Lms.Domain.Exams;

namespace Lms.Features.Marking;

/// <param name="WhyNot">The rule that still forbids sealing; null when nothing does.</param>
public sealed record SealPage(
    ExamSitting Sitting, int HandedIn, int RunOut, int StillWriting, IReadOnlyList<string> Absent, IReadOnlyList<string> Markers,
    IReadOnlyList<SharedDuty> Duties, int GeneraliseBelow, RuleBrokenException? WhyNot)
{
    public int Scripts => HandedIn + RunOut;

    public static SealPage Of(
        ExamSitting sitting, IReadOnlyList<Attempt> attempts, int generaliseBelow, DateTimeOffset now,
        IReadOnlyList<string> absent, IReadOnlyList<string> markers)
    {
        var writing = attempts.Count(attempt => !attempt.IsOver(now));
        var handedIn = attempts.Count(attempt => attempt.HandedInAt is not null);
        var duties = attempts
            .GroupBy(attempt => (attempt.Duty?.Position, attempt.Duty?.Duty))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Position, StringComparer.CurrentCulture)
            .Select(group => new SharedDuty(group.Key.Position, group.Key.Duty, group.Count()));
        return new SealPage(
            sitting, handedIn, attempts.Count - handedIn - writing, writing, absent, markers, [.. duties], generaliseBelow,
            WhatForbids(sitting, writing, markers.Count, now));
    }

    private static RuleBrokenException? WhatForbids(ExamSitting sitting, int stillWriting, int markers, DateTimeOffset now)
    {
        try
        {
            sitting.RequireSealable(stillWriting, now);
            return markers > 0 ? null : new RuleBrokenException("ExamSitting.NoMarkers");
        }
        catch (RuleBrokenException broken)
        {
            return broken;
        }
    }
}

/// <summary>How many candidates hold a duty. One that few hold would tell who wrote: it is put in general words.</summary>
public sealed record SharedDuty(string? Position, string? Duty, int Candidates);
