using System.Globalization;
using Lms.Domain;
using Lms.Domain.Marking.Standardising;
using Lms.Web;

namespace Lms.Features.Marking.Standardising;

/// <summary>Marks as typed, by scheme item, and a word to each.</summary>
public sealed class AgreedForm
{
    public Dictionary<Guid, string?> Marks { get; set; } = [];

    public Dictionary<Guid, string?> Remarks { get; set; } = [];

    /// <summary>Fingerprint of what stood when the form was opened.</summary>
    public string? Seen { get; set; }

    public static AgreedForm Of(StandardScript script) => new()
    {
        Marks = script.Agreed.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Value.ToString("0.##", AgreedPage.Shown)),
        Remarks = script.Agreed.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Remark),
        Seen = Fingerprint.Of(string.Join('\n', script.Agreed.OrderBy(mark => mark.SchemeItemId)
            .Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.SchemeItemId} {mark.Value:0.00} {mark.Remark}")))),
    };

    /// <summary>Refuses what was typed before somebody else wrote, unless it says what stands already.</summary>
    public void RequireSeen(AgreedForm stored)
    {
        if (Seen != stored.Seen && !(stored.Marks.Count > 0 && stored.Marks.Keys.All(item => SaysOf(item, stored))))
        {
            throw new RuleBrokenException("StandardScript.ChangedElsewhere");
        }
    }

    /// <summary>Whether this form says the same of an item as another.</summary>
    public bool SaysOf(Guid item, AgreedForm other) => TypedMark.Of(Marks.GetValueOrDefault(item)) == TypedMark.Of(other.Marks.GetValueOrDefault(item))
        && Remark(item) == other.Remark(item);

    public string Remark(Guid item) => CleanText.Of(Remarks.GetValueOrDefault(item) ?? "").Trim();

    /// <summary>Mark and remark of an item in one line.</summary>
    public string Words(Guid item) => Remark(item) is { Length: > 0 } said ? $"{Marks.GetValueOrDefault(item)} · {said}" : $"{Marks.GetValueOrDefault(item)}";
}
