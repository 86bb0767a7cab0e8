using Lms.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web;

/// <summary>A controller under /c/{centre}: who asks, whether they may, and how a broken rule meets a form.</summary>
[Authorize]
public abstract class CentreController : Controller
{
    protected CurrentUser Me => field ??= HttpContext.RequestServices.GetRequiredService<CurrentUser>();

    protected Texts Text => field ??= HttpContext.RequestServices.GetRequiredService<Texts>();

    protected Guid CentreId => Me.CentreId;

    /// <summary>Asks a policy about a loaded resource: false means 403.</summary>
    protected async Task<bool> May(string policy, object resource)
    {
        var authorization = HttpContext.RequestServices.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(User, resource, policy)).Succeeded;
    }

    /// <summary>Runs a rule of the domain; when it is broken, the form shows why and keeps what was typed.</summary>
    /// <param name="field">The form's field at fault; empty for the form as a whole.</param>
    protected bool Obeys(Action act, string field = "") => Obeys(act, _ => field);

    /// <param name="fieldOf">The form's field at fault, by the key of the broken rule.</param>
    protected bool Obeys(Action act, Func<string, string> fieldOf)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleBrokenException broken)
        {
            return Told(broken, fieldOf);
        }
    }

    /// <summary>The same of a rule that asks the database meanwhile.</summary>
    protected async Task<bool> Obeys(Func<Task> act, Func<string, string> fieldOf)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleBrokenException broken)
        {
            return Told(broken, fieldOf);
        }
    }

    /// <summary>Refuses a field of the form in the reader's words.</summary>
    protected void Refuse(string field, string textKey, params object?[] arguments) =>
        ModelState.AddModelError(field, Text[textKey, arguments]);

    /// <summary>Goes on to another page, which says once what was done.</summary>
    /// <param name="count">What the text counts, if anything.</param>
    protected IActionResult Done(string textKey, string url, int? count = null)
    {
        Notice.Leave(TempData, textKey, count);
        return LocalRedirect(url);
    }

    /// <summary>The list somebody came from, when it is a page of this centre; otherwise where they would go anyway.</summary>
    protected string BackOr(string? back, string otherwise) =>
        Url.IsLocalUrl(back) && back!.StartsWith($"/c/{Me.Centre.Slug}/", StringComparison.Ordinal) ? back : otherwise;

    /// <summary>The path of this centre: Path("classes", id).</summary>
    protected string Path(params object[] segments) => $"/c/{Me.Centre.Slug}/{string.Join('/', segments)}";

    private bool Told(RuleBrokenException broken, Func<string, string> fieldOf)
    {
        ModelState.AddModelError(fieldOf(broken.Key), Text.Of(broken));
        return false;
    }
}
