using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Lms.Bench;

/// <param name="Seconds">Length of one measurement.</param>
/// <param name="Pairs">Measurements of each kind, interleaved.</param>
public sealed record BenchOptions(int Seconds, int Pairs, int Trainees, int[] Connections)
{
    public static BenchOptions Read(string[] args, int trainees = 200, int seconds = 5)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new BenchOptions(
            Number(given["seconds"], seconds), Number(given["pairs"], 5), Number(given["trainees"], trainees),
            [.. (given["connections"] ?? "16,64").Split(',').Select(count => Number(count, 16))]);
    }

    private static int Number(string? text, int usual) => text is null ? usual : int.Parse(text, CultureInfo.InvariantCulture);
}
