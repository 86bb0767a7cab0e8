using System.Globalization;

namespace Lms.Web;

/// <summary>Vietnamese names as lists order them: by tên, then đệm, then họ, letters and tones as dictionaries do.</summary>
public sealed class NameOrder : IComparer<(string FamilyName, string GivenName)>
{
    private static readonly CompareInfo Letters = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    private NameOrder()
    {
    }

    public static NameOrder Vietnamese { get; } = new();

    public int Compare((string FamilyName, string GivenName) x, (string FamilyName, string GivenName) y) =>
        (Letters.Compare(x.GivenName, y.GivenName), Letters.Compare(Between(x.FamilyName), Between(y.FamilyName))) switch
        {
            (0, 0) => Letters.Compare(x.FamilyName, y.FamilyName),
            (0, var middle) => middle,
            var (given, _) => given,
        };

    /// <summary>The register keeps họ and đệm in one: họ is its first word.</summary>
    private static string Between(string familyName) =>
        familyName.Trim() is var name && name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? name[(space + 1)..] : "";
}
