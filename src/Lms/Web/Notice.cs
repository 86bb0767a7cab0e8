using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web;

/// <summary>A word on what was just done, left for the page that follows and taken there once.</summary>
public static class Notice
{
    public const string Cookie = "lms-notice";

    private const string Key = "notice";
    private const string CountKey = "notice-count";

    /// <param name="count">What the text counts; null where it counts nothing.</param>
    public static void Leave(ITempDataDictionary store, string textKey, int? count = null)
    {
        store[Key] = textKey;
        if (count is not null)
        {
            store[CountKey] = count;
        }
    }

    /// <summary>Its text; null when none was left. The store is not so much as opened without need: it would answer every page with a cookie.</summary>
    public static string? Take(ViewContext page, Texts texts) =>
        page.HttpContext.Request.Cookies.Keys.Any(name => name.EndsWith(Cookie, StringComparison.Ordinal))
        && page.TempData[Key] is string textKey && texts.Has(textKey)
            ? page.TempData[CountKey] is int count ? texts[textKey, count] : texts[textKey]
            : null;
}
