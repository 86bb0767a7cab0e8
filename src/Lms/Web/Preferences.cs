using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Lms.Web;

/// <summary>What a device remembers of its reader without an account: looks and language, for a year.</summary>
public static class Preferences
{
    public const string LanguageCookie = "language";

    public static readonly RequestCulture Vietnamese = new("vi-VN", "vi-VN");

    // British rather than American: dates stay dd/MM/yyyy in both languages.
    public static readonly RequestCulture English = new("en-GB", "en");

    /// <summary>Whether the reader of this request reads English; Vietnamese otherwise.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static CookieOptions Kept(HttpRequest request) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
