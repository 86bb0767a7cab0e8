namespace Lms.Domain.Media;

/// <summary>A size at which a film is made, in pixels, and the bits a second that its pictures may take at most.</summary>
public sealed record FilmSize(int Width, int Height, int MostBitsPerSecond);

/// <summary>
/// The sizes at which a film is made, so that a telephone on a poor line has one that it can fetch as fast as it plays. They are
/// counted by the shorter side, since a telephone held upright films upright; none is larger than the film.
/// </summary>
public static class FilmLadder
{
    /// <summary>Pictures a second at most: a lesson needs no more, and each costs the line.</summary>
    public const double MostPicturesPerSecond = 30;

    // Below these bits a second of H.264 faces and writing on a board fall apart; above they look no better on a telephone.
    private static readonly (int Side, int Bits)[] Steps = [(360, 700_000), (540, 1_400_000), (720, 2_500_000)];

    // One that is hardly larger than the step below is not worth its place.
    private const double WorthOne = 1.15;

    private static readonly (int Pictures, int Seconds)[] Rates =
        [(5, 1), (10, 1), (12, 1), (15, 1), (24_000, 1_001), (24, 1), (25, 1), (30_000, 1_001), (30, 1)];

    /// <param name="width">Pixels as they are shown: turned upright, and square.</param>
    /// <returns>The smallest first; one at least.</returns>
    public static IReadOnlyList<FilmSize> Of(int width, int height)
    {
        var side = Math.Min(width, height);
        var sizes = Steps.Where(step => step.Side <= side).Select(step => Scaled(width, height, step.Side, step.Bits)).ToList();
        if (side < Steps[^1].Side && (sizes.Count == 0 || side > WorthOne * Steps[sizes.Count - 1].Side))
        {
            sizes.Add(Scaled(width, height, side, Steps.First(step => step.Side >= side).Bits));
        }

        return sizes;
    }

    /// <summary>The even pace at which a film is made: its own, halved until it is low enough, or the next that is usual.</summary>
    /// <param name="perSecond">Pictures a second on the average; 0 when nobody knows.</param>
    /// <returns>So many pictures in so many seconds.</returns>
    public static (int Pictures, int Seconds) Pace(double perSecond)
    {
        var pace = double.IsFinite(perSecond) && perSecond > 0 ? perSecond : 25;
        while (pace > MostPicturesPerSecond + 0.5)
        {
            pace /= 2;
        }

        return Array.Find(Rates, rate => (double)rate.Pictures / rate.Seconds >= pace - 0.01) is { Pictures: > 0 } found ? found : Rates[^1];
    }

    private static FilmSize Scaled(int width, int height, int side, int bits)
    {
        var scale = (double)side / Math.Min(width, height);
        return new FilmSize(Even(width * scale), Even(height * scale), bits);
    }

    // H.264 halves both sides for the colours. Downwards: nothing is made larger than it is.
    private static int Even(double pixels) => Math.Max(2, (int)(pixels + 0.01) / 2 * 2);
}
