using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web;

/// <summary>A word on what was just done, left for the page that follows and taken there once.</summary>
public static class Notice
{
    public const string Cookie = "lms-notice";

    private const string Key = "notice";

    public static void Leave(ITempDataDictionary store, string textKey) => store[Key] = textKey;

    /// <summary>The key of its text. The store is not so much as opened without need: it would answer every page with a cookie.</summary>
    public static string? Take(ViewContext page, Texts texts) =>
        page.HttpContext.Request.Cookies.Keys.Any(name => name.EndsWith(Cookie, StringComparison.Ordinal))
        && page.TempData[Key] is string textKey && texts.Has(textKey)
            ? textKey
            : null;
}
