using System.Globalization;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Domain;
using Lms.Features.Exams.Attempts;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Answers;

/// <summary>
/// What the exam page sends while a trainee writes: the whole text of one answer, with the sequence it was written on
/// as If-Match. The reply comes after the commit.
/// </summary>
[JsonAnswer]
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/answers")]
public sealed class AnswersController(AnswerStore answers, CentreIds centres, WhoAsks who, TimeProvider clock) : CentreController
{
    [AsksInItsStatement]
    [HttpPut("{number:int}")]
    public async Task<IActionResult> Update(Guid attemptId, int number, CancellationToken stop)
    {
        var answer = await Take(attemptId, number, stop);
        return answer is OkObjectResult ? answer : await Stranger() ?? answer;
    }

    private async Task<IActionResult> Take(Guid attemptId, int number, CancellationToken stop)
    {
        if (Request.Headers.IfMatch.Count == 0)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }

        if (!TryReadTag(Request.Headers.IfMatch.ToString(), out var sequence))
        {
            return BadRequest();
        }

        if (await centres.Find((string)RouteData.Values["centre"]!, stop) is not { } centreId)
        {
            return NotFound();
        }

        var body = await AnswerBody.Read(Request, bytes => answers.IsPlain(attemptId, number, sequence, bytes), stop);
        return body.Text is not { } written ? StatusCode(body.Refusal)
            : await Save(new AnswerSave(centreId, attemptId, User.PersonId(), number, sequence, written, HttpContext.ArrivedAt())
            {
                By = Me.IsConfined ? null : new Asker(User.Stamp(), clock.Today()),
            });
    }

    /// <summary>Whatever is not a save taken is told only to who may hear it. Null when they may.</summary>
    private async Task<IActionResult?> Stranger() =>
        !await who.Admit(HttpContext, HttpContext.GetEndpoint()!, Me) ? new EmptyResult()
        : User.Identity is { IsAuthenticated: true } ? null
        : Challenge();

    private async Task<IActionResult> Save(AnswerSave save)
    {
        try
        {
            // A tab that closes behind its last save does not take that save back: nothing cancels it.
            return Reply(await answers.Save(save, CancellationToken.None));
        }
        catch (Exception problem) when (problem is TimeoutException || DatabaseOutOfReach.Is(problem))
        {
            return Later();
        }
    }

    private IActionResult Reply(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved saved => Tagged(saved.Sequence, Ok(new
        {
            sequence = saved.Sequence,
            savedAt = saved.At,
            secondsLeft = TimeLeft.Seconds(saved.Deadline, clock.GetUtcNow()),
            hash = Convert.ToHexStringLower(saved.Hash),
        })),
        SaveOutcome.Conflict other => Tagged(other.Sequence, StatusCode(
            StatusCodes.Status412PreconditionFailed, new { sequence = other.Sequence, text = other.Text, savedAt = other.At })),
        SaveOutcome.TryAgain => Later(),
        SaveOutcome.Closed => Conflict(Refusal(new RuleBrokenException("Answer.Closed"))),
        _ => NotFound(),
    };

    /// <summary>Too much to do just now: the page keeps the text and sends it again.</summary>
    private StatusCodeResult Later()
    {
        Response.Headers.RetryAfter = "2";
        return StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private object Refusal(RuleBrokenException broken) => new { rule = broken.Key, reason = Text.Of(broken) };

    private IActionResult Tagged(long sequence, IActionResult result)
    {
        Response.Headers.ETag = $"\"{sequence}\"";
        return result;
    }

    private static bool TryReadTag(string tag, out long sequence)
    {
        sequence = 0;
        return tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }
}
