using Lms.Data;
using Lms.Data.Answers;
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

        if (!SequenceTag.TryRead(Request.Headers.IfMatch.ToString(), out var sequence))
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
            return SaveReply.To(await answers.Save(save, CancellationToken.None), HttpContext, clock);
        }
        catch (Exception problem) when (problem is TimeoutException || DatabaseOutOfReach.Is(problem))
        {
            return SaveReply.Later(HttpContext);
        }
    }
}
