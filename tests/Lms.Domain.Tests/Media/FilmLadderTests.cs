using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class FilmLadderTests
{
    [Theory]
    [InlineData(1920, 1080, "640x360 960x540 1280x720")]
    [InlineData(2160, 3840, "360x640 540x960 720x1280")]
    [InlineData(1280, 720, "640x360 960x540 1280x720")]
    [InlineData(854, 480, "640x360 854x480")]
    [InlineData(642, 642, "360x360 540x540 642x642")]
    [InlineData(712, 400, "640x360")]
    [InlineData(321, 241, "320x240")]
    [InlineData(1, 1, "2x2")]
    [InlineData(4000, 100, "4000x100")]
    public void A_film_is_made_smaller_and_never_larger(int width, int height, string sizes) =>
        Assert.Equal(sizes, string.Join(' ', FilmLadder.Of(width, height).Select(size => $"{size.Width}x{size.Height}")));

    [Fact]
    public void The_larger_the_size_the_more_bits_it_may_take()
    {
        var bits = FilmLadder.Of(854, 480).Concat(FilmLadder.Of(1280, 720)).Select(size => size.MostBitsPerSecond);
        Assert.Equal([700_000, 1_400_000, 700_000, 1_400_000, 2_500_000], bits);
    }

    [Theory]
    [InlineData(60, 30, 1)]
    [InlineData(59.94, 30_000, 1_001)]
    [InlineData(50, 25, 1)]
    [InlineData(240, 30, 1)]
    [InlineData(29.97, 30_000, 1_001)]
    [InlineData(24.3, 25, 1)]
    [InlineData(23.976, 24_000, 1_001)]
    [InlineData(0.000278, 5, 1)]
    [InlineData(30.2, 30, 1)]
    [InlineData(0, 25, 1)]
    [InlineData(double.NaN, 25, 1)]
    [InlineData(90_000, 24_000, 1_001)]
    public void Its_pace_is_even_and_usual(double perSecond, int pictures, int seconds) => Assert.Equal((pictures, seconds), FilmLadder.Pace(perSecond));
}
