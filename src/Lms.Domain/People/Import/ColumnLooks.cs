using System.Text.RegularExpressions;
using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>What columns without a heading seem to hold, by their first values. A guess that a person sees and corrects.</summary>
internal sealed partial class ColumnLooks
{
    private const int Looked = 60;
    private const double Most = 0.7;

    private static readonly string[] UnitBeginnings =
        ["chi bo", "dang bo", "dang uy", "hoi", "cong doan", "doan", "ban", "phong", "truong", "tram", "ubnd", "uy ban", "to", "trung tam", "khoa", "so", "party", "cell"];

    private readonly string[][] values;
    private readonly RosterField?[] fields;

    public ColumnLooks(RosterTable table, int? heading)
    {
        var records = table.Below(heading).Take(Looked).ToList();
        values = [.. Enumerable.Range(0, table.Width).Select(column => records.Select(record => record.Cell(column)).Where(cell => cell.Length > 0).ToArray())];
        fields = new RosterField?[table.Width];
    }

    public RosterField?[] Guess()
    {
        Give(RosterField.Email, column => Share(column, cell => cell.Contains('@') && !cell.Contains(' ')));
        Give(RosterField.BirthDate, column => Share(column, cell => cell.Length > 5 && RosterDate.TryRead(cell, out _)));
        Give(RosterField.DutyFrom, column => Share(column, cell => cell.Length > 5 && RosterDate.TryRead(cell, out _)));
        Give(RosterField.DutyTo, column => Share(column, cell => cell.Length > 5 && RosterDate.TryRead(cell, out _)));
        Give(RosterField.Phone, column => Share(column, cell => Mobile().IsMatch(Person.NormalizePhone(cell) ?? "") && !cell.Any(char.IsLetter)));
        Give(RosterField.Code, column => IsCounting(column) || !IsDistinct(column) ? 0 : Share(column, cell => CodeLike().IsMatch(cell)));
        Give(RosterField.Class, column => IsCounting(column) || IsDistinct(column) ? 0 : Share(column, cell => CodeLike().IsMatch(cell) && cell.Any(char.IsLetter)));
        Give(RosterField.Unit, column => Share(column, LooksLikeUnit));
        GiveNames();
        return fields;
    }

    // The given name is one word, the rest of the name stands beside it; else one column holds the whole name.
    private void GiveNames()
    {
        int[] named = [.. Free().Where(column => Share(column, IsName) >= Most)];
        var given = named.FirstOrDefault(column => Share(column, cell => !cell.Contains(' ')) >= Most, -1);
        var other = named.FirstOrDefault(column => Math.Abs(column - given) == 1 && Share(column, cell => cell.Contains(' ')) >= Most / 2, -1);
        if (given >= 0 && other >= 0)
        {
            (fields[given], fields[other]) = (RosterField.GivenName, RosterField.FamilyName);
        }
        else if (named.FirstOrDefault(column => Share(column, cell => cell.Contains(' ')) >= Most, -1) is >= 0 and var whole)
        {
            fields[whole] = RosterField.FullName;
        }
    }

    private void Give(RosterField field, Func<int, double> likeness)
    {
        var best = Free().Select(column => (column, likeness: likeness(column))).OrderByDescending(pair => pair.likeness).FirstOrDefault();
        if (best.likeness >= Most)
        {
            fields[best.column] = field;
        }
    }

    private IEnumerable<int> Free() => Enumerable.Range(0, fields.Length).Where(column => fields[column] is null && values[column].Length > 0);

    private double Share(int column, Func<string, bool> test) => values[column].Count(test) / (double)values[column].Length;

    private bool IsDistinct(int column) => values[column].Distinct(StringComparer.OrdinalIgnoreCase).Count() >= values[column].Length * 0.9;

    // 1, 2, 3: the list's own numbering.
    private bool IsCounting(int column) =>
        values[column].Select((cell, place) => int.TryParse(cell, out var number) ? number - place : int.MinValue).Distinct().Count() == 1
        && values[column][0].Length <= 4 && values[column].Length > 1;

    private static bool IsName(string cell) => cell.All(letter => char.IsLetter(letter) || letter is ' ' or '\'' or '-' or '.');

    private static bool LooksLikeUnit(string cell)
    {
        var key = SearchKey.Of(cell) + " ";
        return UnitBeginnings.Any(beginning => key.StartsWith(beginning + " ", StringComparison.Ordinal)) && key.Count(letter => letter == ' ') >= 2;
    }

    [GeneratedRegex("^0[235789][0-9]{8}$|^[35789][0-9]{8}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(?=.*[0-9])[\p{L}0-9][\p{L}0-9._/-]{2,31}$")]
    private static partial Regex CodeLike();
}
