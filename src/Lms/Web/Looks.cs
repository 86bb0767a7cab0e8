namespace Lms.Web;

/// <summary>How a reader wants pages to look: text size, theme and contrast. Null follows the device, or is the usual size.</summary>
public sealed record Looks(string? Text, string? Theme, string? Contrast)
{
    private const string Cookie = "looks";

    public static Looks Of(HttpRequest request)
    {
        var parts = (request.Cookies[Cookie] ?? "").Split('.');
        return parts.Length == 3 ? new Looks(null, null, null).With(parts[0], parts[1], parts[2]) : new Looks(null, null, null);
    }

    /// <summary>Takes what is known among the given values; anything else leaves what was.</summary>
    public Looks With(string? text, string? theme, string? contrast) => new(
        text switch { "s" or "l" => text, "m" => null, _ => Text },
        theme switch { "light" or "dark" => theme, "auto" => null, _ => Theme },
        contrast switch { "normal" or "high" => contrast, _ => Contrast });

    public void Keep(HttpContext context) =>
        context.Response.Cookies.Append(Cookie, $"{Text}.{Theme}.{Contrast}", Preferences.Kept(context.Request));
}
