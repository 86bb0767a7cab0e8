using System.Globalization;

namespace Lms.Bench.Exams;

/// <summary>What came of a fault.</summary>
/// <param name="Acknowledged">Saves that the server said it has.</param>
/// <param name="Again">Times that a save had to be sent again.</param>
/// <param name="Losses">What went wrong; empty when nothing did.</param>
public sealed record FaultOutcome(int Acknowledged, int Again, IReadOnlyList<string> Losses)
{
    public static readonly string Head = string.Create(CultureInfo.InvariantCulture, $"{"fault",-44}{"acknowledged",14}{"sent again",12}{"lost",6}");

    public string Line(string fault) =>
        string.Create(CultureInfo.InvariantCulture, $"{fault,-44}{Acknowledged,14}{Again,12}{Losses.Count,6}");
}
