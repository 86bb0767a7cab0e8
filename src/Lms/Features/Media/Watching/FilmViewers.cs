using Lms.Domain.Media;
using Lms.Domain.Organisation;

namespace Lms.Features.Media.Watching;

/// <summary>A trainee, and what they have watched of a film.</summary>
/// <param name="Seconds">That were watched.</param>
/// <param name="SeenAt">When they were last at it; null for who never opened it.</param>
public sealed record FilmViewer(string FullName, string Code, int Seconds, DateTimeOffset? SeenAt);

/// <summary>How many of the class watched a stretch of the film.</summary>
/// <param name="From">Seconds from the beginning.</param>
/// <param name="To">Seconds from the beginning; the next begins there.</param>
/// <param name="Viewers">Of whom each watched at least half of the stretch.</param>
public sealed record HeatStretch(int From, int To, int Viewers);

/// <summary>Who watched a film of a session's lesson, and which parts of it.</summary>
public sealed class FilmViewers
{
    /// <summary>Trainees on a page.</summary>
    public const int Size = 40;

    /// <summary>Stretches of the heat line: as many bars as a phone can draw apart.</summary>
    public const int MostStretches = 60;

    public required SessionFilm Film { get; init; }

    public required Guid MaterialId { get; init; }

    /// <summary>Null where the centre has no rule on films.</summary>
    public required WatchRules? Rules { get; init; }

    /// <summary>In whole seconds; null while it is not known.</summary>
    public int? Length => Film.Length;

    public int Trainees { get; set; }

    /// <summary>Trainees who have begun.</summary>
    public int Begun { get; set; }

    /// <summary>Trainees who have watched it, by the rule.</summary>
    public int Done { get; set; }

    public int Page { get; set; }

    public IReadOnlyList<FilmViewer> Rows { get; set; } = [];

    public IReadOnlyList<HeatStretch> Stretches { get; set; } = [];

    public int PercentOf(FilmViewer viewer) => FilmWatch.Percent(viewer.Seconds, Length ?? 0);

    public bool IsDone(FilmViewer viewer) => Rules is { } rules && Length is { } length && rules.IsWatched(viewer.Seconds, length);

    /// <summary>Cuts the film into stretches of whole seconds, and counts for each who watched at least half of it.</summary>
    /// <param name="length">Of the film, in whole seconds.</param>
    public static IReadOnlyList<HeatStretch> Heat(IReadOnlyList<WatchedSpans> watched, int length)
    {
        var step = Math.Max(1, (length + MostStretches - 1) / MostStretches);
        var viewers = new int[(length + step - 1) / step];
        var seen = new int[viewers.Length];
        foreach (var one in watched)
        {
            Array.Clear(seen);
            foreach (var span in one.Spans)
            {
                for (var place = span.From / step; place < seen.Length && place * step < span.To; place++)
                {
                    seen[place] += Math.Min(span.To, (place + 1) * step) - Math.Max(span.From, place * step);
                }
            }

            for (var place = 0; place < seen.Length; place++)
            {
                viewers[place] += 2 * seen[place] >= Math.Min(step, length - (place * step)) ? 1 : 0;
            }
        }

        return [.. viewers.Select((count, place) => new HeatStretch(place * step, Math.Min(length, (place + 1) * step), count))];
    }
}
