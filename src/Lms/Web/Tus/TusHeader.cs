using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Lms.Web.Tus;

/// <summary>The headers of tus 1.0, read strictly: what the protocol does not allow is null.</summary>
public static class TusHeader
{
    public const string Resumable = "Tus-Resumable";
    public const string Version = "Tus-Version";
    public const string OurVersion = "1.0.0";
    public const string PieceType = "application/offset+octet-stream";

    private const int LongestMetadata = 8_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A count of bytes that stands once.</summary>
    public static long? Count(HttpRequest request, string header) =>
        request.Headers[header] is [{ } value] && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>`Upload-Metadata`: keys with values in base64, between commas.</summary>
    public static IReadOnlyDictionary<string, string>? Metadata(HttpRequest request)
    {
        var (text, found) = (request.Headers["Upload-Metadata"].ToString(), new Dictionary<string, string>());
        if (text.Length > LongestMetadata)
        {
            return null;
        }

        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, value) = pair.IndexOf(' ') is var blank and > 0 ? (pair[..blank], Text(pair[(blank + 1)..])) : (pair, "");
            if (value is null || !found.TryAdd(key, value))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>In the form of <see cref="Metadata"/>.</summary>
    public static string Metadata(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var text = new List<string>();
        foreach (var (key, value) in pairs)
        {
            text.Add($"{key} {Convert.ToBase64String(Strict.GetBytes(value))}");
        }

        return string.Join(',', text);
    }

    private static string? Text(string base64)
    {
        if (!Base64.IsValid(base64))
        {
            return null;
        }

        try
        {
            return CleanText.Of(Strict.GetString(Convert.FromBase64String(base64)));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
