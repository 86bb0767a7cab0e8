using Lms.Domain;
using Lms.Domain.People.Import;
using Lms.Web;

namespace Lms.Features.Imports;

/// <summary>Columns as whoever made the file knows them: by their heading, else by their letter.</summary>
public sealed class ColumnNames(Texts text, RosterTable table, RosterLayout layout)
{
    private const int Letters = 26;

    private readonly RosterRecord? heading = table.At(layout.Heading);

    public string this[int column] => heading?.Cell(column) is { Length: > 0 } name ? name : Letter(column);

    /// <summary>A reason with the column it is about.</summary>
    public string InWords(RosterProblem problem)
    {
        var reason = text.Of(new RuleBrokenException(problem.Key, problem.Arguments));
        return problem.Column is { } column ? text["Imports.InColumn", this[column], reason] : reason;
    }

    /// <summary>A, B, … Z, AA, as spreadsheets do.</summary>
    public static string Letter(int column) => column < Letters
        ? ((char)('A' + column)).ToString()
        : Letter((column / Letters) - 1) + Letter(column % Letters);
}
