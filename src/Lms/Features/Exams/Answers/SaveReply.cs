using Lms.Data.Answers;
using Lms.Domain;
using Lms.Features.Exams.Attempts;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Answers;

/// <summary>What the exam page is told of its save.</summary>
internal static class SaveReply
{
    public static IActionResult To(SaveOutcome outcome, HttpContext asked, TimeProvider clock) => outcome switch
    {
        SaveOutcome.Saved saved => Tagged(asked, saved.Sequence, new OkObjectResult(new
        {
            sequence = saved.Sequence,
            savedAt = saved.At,
            secondsLeft = TimeLeft.Seconds(saved.Deadline, clock.GetUtcNow()),
            hash = Convert.ToHexStringLower(saved.Hash),
        })),
        SaveOutcome.Conflict other => Tagged(asked, other.Sequence, new ObjectResult(
            new { sequence = other.Sequence, text = other.Text, savedAt = other.At })
        { StatusCode = StatusCodes.Status412PreconditionFailed }),
        SaveOutcome.TryAgain => Later(asked),
        SaveOutcome.Closed => new ConflictObjectResult(Refusal(asked, new RuleBrokenException("Answer.Closed"))),
        _ => new NotFoundResult(),
    };

    /// <summary>Too much to do just now: the page keeps the text and sends it again.</summary>
    public static StatusCodeResult Later(HttpContext asked)
    {
        asked.Response.Headers.RetryAfter = "2";
        return new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }

    private static object Refusal(HttpContext asked, RuleBrokenException broken) =>
        new { rule = broken.Key, reason = asked.RequestServices.GetRequiredService<Texts>().Of(broken) };

    private static ObjectResult Tagged(HttpContext asked, long sequence, ObjectResult result)
    {
        SequenceTag.Write(asked.Response, sequence);
        return result;
    }
}
