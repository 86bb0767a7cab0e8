using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lms.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Lms.Features.Policies;

/// <summary>A new record as it is typed: the parts of its value by path, a comma or a point before the decimals.</summary>
public sealed class PolicyForm
{
    /// <summary>Bands that may be added to those there are.</summary>
    private const int SpareRows = 1;

    // A form that sends the bare name with nothing behind it is read as no dictionary at all.
    public Dictionary<string, string?> Values { get; set => field = value ?? []; } = [];

    [Display(Name = "Policies.ValidFrom"), Required]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "Policies.LegalBasis"), Required, StringLength(PolicyTimeline.BasisLength), DataType(DataType.MultilineText)]
    public string? LegalBasis { get; set; }

    /// <summary>The latest record as the officer saw it before confirming; empty for a rule that had none.</summary>
    public Guid? After { get; set; }

    [BindNever, ValidateNever]
    public PolicyRule Rule { get; private set; } = null!;

    /// <summary>The value there is, to be typed over, from the day after today or after the latest record.</summary>
    public static PolicyForm For(PolicyRule rule, DateOnly today)
    {
        var form = new PolicyForm();
        if (rule.Timeline.Latest is { } latest)
        {
            var entries = PolicyEntries.Of(latest.Value);
            form.Values = entries.Paths.ToDictionary(path => path, path => (string?)Shown(entries, path));
        }

        form.ValidFrom = rule.FirstDay is { } first && first > today ? first : today.AddDays(1);
        return form.At(rule);
    }

    /// <summary>Gives every field of the rule a place, whatever was sent.</summary>
    public PolicyForm At(PolicyRule rule)
    {
        Rule = rule;
        Values = Rows().SelectMany(row => rule.Shape.Parts.Select(part => rule.Shape.PathOf(row, part)))
            .ToDictionary(path => path, path => Values.GetValueOrDefault(path));
        return this;
    }

    /// <summary>Rows of a table with room for one more; the one row of what is no table.</summary>
    public IEnumerable<int> Rows() => Rule.Shape.IsTable ? Enumerable.Range(0, RowCount()) : [0];

    public PolicyEntries Entries() => new(Values.ToDictionary(
        typed => typed.Key, typed => IsNumber(typed.Key) ? typed.Value?.Replace(',', '.') : typed.Value));

    public static string FieldOf(string path) => path.Length == 0 ? "" : $"{nameof(Values)}[{path}]";

    public static string FieldOfRule(string rule) => rule switch
    {
        "PolicyRecord.NotAfterLatest" or "PolicyRecord.TooFarAhead" => nameof(ValidFrom),
        "PolicyRecord.BasisRequired" => nameof(LegalBasis),
        _ => "",
    };

    private int RowCount() => Math.Min(PolicyEntries.MostRows, new PolicyEntries(Values).Rows(Rule.Shape.Parts).DefaultIfEmpty(-1).Max() + 1 + SpareRows);

    private bool IsNumber(string path) => Rule.Shape.Parts.Any(part => part.IsNumber && path.EndsWith(part.Name, StringComparison.Ordinal));

    private static string Shown(PolicyEntries entries, string path) =>
        entries.Number(path) is { } number ? number.ToString("0.####", CultureInfo.CurrentCulture) : entries.Text(path);
}

/// <summary>The rule that a form is about.</summary>
public sealed record PolicyRule(PolicyShape Shape, PolicyTimeline Timeline, string Name)
{
    /// <summary>Null for a rule without a record: any day will do.</summary>
    public DateOnly? FirstDay => Timeline.Latest?.ValidFrom.AddDays(1);

    public Guid After => Timeline.Latest?.Id ?? Guid.Empty;
}
