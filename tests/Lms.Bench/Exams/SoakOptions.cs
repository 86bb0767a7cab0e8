using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Lms.Bench.Exams;

/// <param name="Kills">Of the site, and as many of PostgreSQL.</param>
/// <param name="Minutes">How long two clients edit the same answer.</param>
public sealed record SoakOptions(int Kills, double Minutes)
{
    public static SoakOptions Read(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new SoakOptions(
            int.Parse(given["kills"] ?? "20", CultureInfo.InvariantCulture), double.Parse(given["minutes"] ?? "60", CultureInfo.InvariantCulture));
    }
}
