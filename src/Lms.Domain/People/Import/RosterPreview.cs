using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.People.Import;

/// <summary>A roster held against the register: what would happen to each row, before anything does.</summary>
public sealed record RosterPreview(IReadOnlyList<RosterLine> Lines)
{
    private readonly Dictionary<RosterFate, int> counts = Lines.GroupBy(line => line.Fate).ToDictionary(same => same.Key, same => same.Count());

    /// <param name="rows">As <see cref="RosterReading"/> read them by the same layout.</param>
    /// <param name="role">The role that the import gives to whom it writes.</param>
    public static RosterPreview Of(IReadOnlyList<RosterRow> rows, RosterLayout layout, RosterRegister register, Role role, DateOnly today) =>
        new(new RosterJudge(register, layout, role, today).Judge(rows));

    public int Count(RosterFate fate) => counts.GetValueOrDefault(fate);

    public int Written => Count(RosterFate.New) + Count(RosterFate.Joins) + Count(RosterFate.Changed);

    public int Bad => Count(RosterFate.Duplicate) + Count(RosterFate.Refused);

    /// <summary>
    /// Changes when any row's fate does: whoever confirms what they saw does not write what came about since.
    /// </summary>
    public string Fingerprint()
    {
        var told = new StringBuilder();
        foreach (var line in Lines)
        {
            told.Append(line.Row.Line).Append(' ').Append(line.Fate).Append(' ').Append(line.Person?.Id);
            if (line.Duty is { } duty)
            {
                told.Append(CultureInfo.InvariantCulture, $" {duty.Position}/{duty.Duty}/{duty.Tag}/{duty.UnitId}/{duty.From:o}/{duty.To:o}");
            }

            foreach (var change in line.Changes)
            {
                told.Append(' ').Append(change.Field).Append('=').Append(change.After);
            }

            told.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 16));
    }
}
