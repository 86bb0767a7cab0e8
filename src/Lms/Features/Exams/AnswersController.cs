using System.Globalization;
using Lms.Data.Answers;
using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Lms.Features.Exams;

/// <summary>
/// What the exam page sends while a trainee writes: the whole text of one answer, with the sequence it was written on
/// as If-Match. The reply comes after the commit.
/// </summary>
[JsonAnswer]
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/answers")]
public sealed class AnswersController(AnswerStore answers, Texts text, TimeProvider clock) : CentreController
{
    [HttpPut("{number:int}")]
    public async Task<IActionResult> Update(Guid attemptId, int number, CancellationToken stop)
    {
        if (Request.Headers.IfMatch.Count == 0)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }

        if (!TryReadTag(Request.Headers.IfMatch.ToString(), out var sequence))
        {
            return BadRequest();
        }

        var body = await AnswerBody.Read(Request, stop);
        return body.Text is { } written
            ? await Save(new AnswerSave(CentreId, attemptId, Me.PersonId, number, sequence, written, HttpContext.ArrivedAt()))
            : StatusCode(body.Refusal);
    }

    private async Task<IActionResult> Save(AnswerSave save)
    {
        try
        {
            // A tab that closes behind its last save does not take that save back: nothing cancels it.
            return Reply(await answers.Save(save, CancellationToken.None));
        }
        catch (Exception problem) when (problem is TimeoutException or NpgsqlException and not PostgresException { IsTransient: false })
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

    private object Refusal(RuleBrokenException broken) => new { rule = broken.Key, reason = text.Of(broken) };

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
