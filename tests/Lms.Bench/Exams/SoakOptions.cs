using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Lms.Bench.Exams;

/// <param name="Kills">Of the site, and as many of PostgreSQL.</param>
/// <param name="Minutes">How long two clients edit the same answer.</param>
/// <param name="Seed">Of what they write; told, so that a run can be made again.</param>
public sealed record SoakOptions(int Kills, double Minutes, int Seed)
{
    public static SoakOptions Read(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new SoakOptions(
            int.Parse(given["kills"] ?? "20", CultureInfo.InvariantCulture), double.Parse(given["minutes"] ?? "60", CultureInfo.InvariantCulture),
            given["seed"] is { } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : Environment.TickCount);
    }
}
