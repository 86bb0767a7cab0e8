using System.Globalization;

namespace Lms.Domain.Media;

/// <summary>A stretch of a film in whole seconds, from one up to but not including another.</summary>
public readonly record struct WatchedSpan(int From, int To)
{
    public int Seconds => To - From;
}

/// <summary>
/// The seconds of a film that were watched, however often and in whatever order: stretches in their order that neither overlap nor
/// touch. Second 7 is what plays between 7 and 8 seconds from the beginning.
/// </summary>
public sealed class WatchedSpans
{
    /// <summary>
    /// Stretches that are kept of one film. Who watches comes to a handful; beyond, the shortest go, so that nobody fills the
    /// database with every other second.
    /// </summary>
    public const int MostKept = 500;

    public static readonly WatchedSpans None = new([]);

    private readonly WatchedSpan[] spans;

    private WatchedSpans(WatchedSpan[] spans) => this.spans = spans;

    public IReadOnlyList<WatchedSpan> Spans => spans;

    public int Seconds => spans.Sum(span => span.Seconds);

    /// <summary>Stretches in any order: they may overlap; what lies outside the film or runs backwards is left out.</summary>
    /// <param name="length">Of the film, in whole seconds.</param>
    public static WatchedSpans Of(IEnumerable<WatchedSpan> given, int length)
    {
        var joined = new List<WatchedSpan>();
        foreach (var span in given.Select(span => new WatchedSpan(Math.Max(0, span.From), Math.Min(length, span.To)))
                     .Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (joined is [.., var last] && span.From <= last.To)
            {
                joined[^1] = last with { To = Math.Max(last.To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return new(joined.Count <= MostKept ? [.. joined] : [.. joined.OrderByDescending(span => span.Seconds).Take(MostKept).OrderBy(span => span.From)]);
    }

    /// <summary>As they are stored: the first and the end of each stretch in turn, ever rising.</summary>
    public static WatchedSpans Read(IReadOnlyList<int> bounds) =>
        new([.. Enumerable.Range(0, bounds.Count / 2).Select(place => new WatchedSpan(bounds[2 * place], bounds[(2 * place) + 1]))]);

    /// <summary>What <see cref="Read"/> reads.</summary>
    public int[] Bounds() => [.. spans.SelectMany(span => new[] { span.From, span.To })];

    public WatchedSpans With(WatchedSpans others) => Of(spans.Concat(others.spans), int.MaxValue);

    /// <summary>What is in these and not in the others.</summary>
    public WatchedSpans Without(WatchedSpans others)
    {
        var left = new List<WatchedSpan>();
        var next = 0;
        foreach (var span in spans)
        {
            var from = span.From;
            while (next < others.spans.Length && others.spans[next].To <= from)
            {
                next++;
            }

            for (var other = next; other < others.spans.Length && others.spans[other].From < span.To; other++)
            {
                if (from < others.spans[other].From)
                {
                    left.Add(new(from, others.spans[other].From));
                }

                from = others.spans[other].To;
            }

            if (from < span.To)
            {
                left.Add(new(from, span.To));
            }
        }

        return new([.. left]);
    }

    /// <summary>The first of these seconds, as many as given.</summary>
    public WatchedSpans First(int seconds)
    {
        var taken = new List<WatchedSpan>();
        foreach (var span in spans.TakeWhile(_ => seconds > 0))
        {
            var part = span with { To = Math.Min(span.To, span.From + seconds) };
            taken.Add(part);
            seconds -= part.Seconds;
        }

        return new([.. taken]);
    }

    public override string ToString() => string.Join(' ', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From}-{span.To}")));
}
