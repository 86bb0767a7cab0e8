using System.Globalization;
using System.Text.Json;
using Lms.Data;
using Lms.Domain.Media;

namespace Lms.Web.Films;

/// <summary>What a film says of itself: none of it is believed before it was played.</summary>
/// <param name="Seconds">Null when it does not say.</param>
internal sealed record ProbedFilm(double? Seconds, ProbedPictures? Pictures, int? Sound)
{
    // How a stream is marked that opens with a key only (ISO/IEC 23001-7).
    private static readonly string[] LockedTags = ["encv", "enca"];

    /// <exception cref="WorkFailedException{TProblem}">There is nothing in it that is played.</exception>
    public static ProbedFilm Of(string json)
    {
        try
        {
            using var probed = JsonDocument.Parse(json);
            return Of(probed.RootElement);
        }
        catch (JsonException)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.NotReadable);
        }
    }

    private static ProbedFilm Of(JsonElement probed)
    {
        if (!probed.TryGetProperty("streams", out var all) || all.ValueKind != JsonValueKind.Array)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.NotReadable);
        }

        var streams = all.EnumerateArray().ToList();
        if (streams.Any(stream => LockedTags.Contains(Word(stream, "codec_tag_string"))))
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.Locked);
        }

        var pictures = streams.Where(stream => IsOf(stream, "video") && !IsCover(stream)).Select(ProbedPictures.Of).FirstOrDefault(found => found is not null);
        var sound = streams.Where(stream => IsOf(stream, "audio") && Number(stream, "channels") > 0).Select(stream => (int?)Number(stream, "index")).FirstOrDefault();
        return pictures is null && sound is null
            ? throw new WorkFailedException<FilmProblem>(FilmProblem.NothingToPlay)
            : new ProbedFilm(probed.TryGetProperty("format", out var format) ? Real(format, "duration") : null, pictures, sound);
    }

    // ffprobe names a stream also when nothing can be made of it.
    private static bool IsOf(JsonElement stream, string type) => Word(stream, "codec_type") == type && Word(stream, "codec_name") is not (null or "unknown");

    /// <summary>The picture on the sleeve of a recording.</summary>
    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Number(disposition, "attached_pic") == 1;

    internal static string? Word(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static double Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static double? Real(JsonElement of, string name) =>
        double.TryParse(Word(of, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0 ? value : null;
}

/// <param name="Index">Of the stream in the file.</param>
/// <param name="Width">Pixels as they are shown: turned upright, and square.</param>
/// <param name="PerSecond">0 when it does not say.</param>
/// <param name="IsBright">Made for screens that show more than eight bits of light, as newer telephones do.</param>
internal sealed record ProbedPictures(int Index, int Width, int Height, double PerSecond, bool IsBright)
{
    private static readonly string[] BrightTransfers = ["smpte2084", "arib-std-b67"];

    /// <returns>Null when it has no size.</returns>
    public static ProbedPictures? Of(JsonElement stream)
    {
        var (width, height) = (ProbedFilm.Number(stream, "width") * (Ratio(stream, "sample_aspect_ratio", ':') is > 0.1 and < 10 and var shape ? shape : 1), ProbedFilm.Number(stream, "height"));
        if (width < 1 || height < 1)
        {
            return null;
        }

        (width, height) = IsOnItsSide(stream) ? (height, width) : (width, height);
        var pace = Ratio(stream, "avg_frame_rate", '/');
        return new ProbedPictures(
            (int)ProbedFilm.Number(stream, "index"), (int)Math.Round(width), (int)Math.Round(height), pace > 0 ? pace : Ratio(stream, "r_frame_rate", '/'),
            BrightTransfers.Contains(ProbedFilm.Word(stream, "color_transfer")));
    }

    private static bool IsOnItsSide(JsonElement stream) =>
        stream.TryGetProperty("side_data_list", out var list) && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().Any(data => Math.Abs(ProbedFilm.Number(data, "rotation")) % 180 is > 45 and < 135);

    private static double Ratio(JsonElement stream, string name, char between) =>
        ProbedFilm.Word(stream, name)?.Split(between) is [var upper, var lower]
        && double.TryParse(upper, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
        && double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && other > 0
            ? one / other
            : 0;
}
