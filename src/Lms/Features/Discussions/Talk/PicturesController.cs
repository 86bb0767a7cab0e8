using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Lms.Features.Discussions.Talk;

/// <summary>A picture for a post: it comes to stand in the box, and is said when the post is sent.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/pictures")]
public sealed class PicturesController(PictureDesk desk, RoomPages pages, Uploads uploads, IOptions<UploadLimits> limits) : RoomController
{
    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public async Task<IActionResult> Create(Guid sessionId, CancellationToken stop)
    {
        if (await Refusal(sessionId, seat => seat.Speaks, stop) is { } refusal)
        {
            await Uploads.PassOver(Request.Body, stop);
            return refusal;
        }

        try
        {
            return await uploads.Receive(HttpContext, stop, limits.Value.RoomPicture, anyName: true) is not { } upload ? BadRequest()
                : await desk.Add(Visitor, sessionId, upload, Home, Described(upload.Fields), stop) is not { } picture ? NotFound()
                : await Room(sessionId, picture, stop);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(PostForm.Text), Text.Of(broken));
            return await Room(sessionId, picture: null, stop);
        }
    }

    private string Described(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("Description", "").Trim() is { Length: > 0 } words ? words : Text["Discussions.Picture"];

    // The room once more, with what was typed and the picture behind it. The page's script wants the picture alone.
    private async Task<IActionResult> Room(Guid sessionId, string? picture, CancellationToken stop)
    {
        if (Request.Headers.Accept == "text/plain")
        {
            return picture is not null ? Content(picture) : UnprocessableEntity(ModelState[nameof(PostForm.Text)]!.Errors[0].ErrorMessage);
        }

        if (await pages.Open(Visitor, sessionId, Home, stop) is not { } page)
        {
            return NotFound();
        }

        var typed = Uploads.FieldsOf(HttpContext);
        page.Picture = picture;
        page.Form = new PostForm
        {
            Text = $"{typed.GetValueOrDefault("Text", "").TrimEnd()}\n\n{picture}".Trim(),
            ReplyTo = IdIn(typed, "ReplyTo"),
            Edited = IdIn(typed, "Edited"),
        };
        return View("Room", page);
    }

    private static Guid? IdIn(IReadOnlyDictionary<string, string> typed, string name) =>
        Guid.TryParse(typed.GetValueOrDefault(name), out var id) ? id : null;
}
