using System.Text.RegularExpressions;

namespace Lms.Tests.Architecture;

/// <summary>A person's page tells every act on a person or an account: each needs its words.</summary>
public sealed partial class ActTests
{
    [Fact]
    public void Every_act_on_a_person_has_its_words()
    {
        var acts = Sources.Code.Where(source => source.Text.Contains(".Record(", StringComparison.Ordinal))
            .SelectMany(source => Act().Matches(source.Text)).Select(match => match.Groups["act"].Value)
            .Where(act => !TextFiles.Vietnamese.ContainsKey($"Rules.{act}")).Distinct().ToList();

        Assert.True(acts.Count >= 8, "Acts are not found any more.");
        Guard.None(acts.Where(act => !TextFiles.Vietnamese.ContainsKey($"Words.Act.{act}")));
    }

    [GeneratedRegex("\"(?<act>(Person|Account)\\.[A-Z][A-Za-z]+)\"")]
    private static partial Regex Act();
}
