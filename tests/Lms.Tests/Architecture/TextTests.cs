using System.Text.RegularExpressions;

namespace Lms.Tests.Architecture;

/// <summary>Every text exists, in both languages, once, and nowhere else.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Guard.None(TextFiles.Vietnamese.Keys.Except(TextFiles.English.Keys).Select(key => $"{key} has no English"));
        Guard.None(TextFiles.English.Keys.Except(TextFiles.Vietnamese.Keys).Select(key => $"{key} has no Vietnamese"));
    }

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var missing =
            from use in TextUses.Named
            where !TextFiles.Vietnamese.ContainsKey(use.Key)
            select $"{use.Key} ({use.First()})";

        Assert.NotEmpty(TextUses.Named);
        Guard.None(missing);
    }

    [Fact]
    public void Keys_are_put_together_only_where_it_is_known() => Guard.None(TextUses.UnknownBeginnings);

    [Fact]
    public void Every_value_that_pages_show_has_its_word()
    {
        var missing =
            from type in TextUses.SpokenEnums
            from value in Enum.GetNames(type)
            let key = $"Words.{type.Name}.{value}"
            where !TextFiles.Vietnamese.ContainsKey(key)
            select key;

        Assert.NotEmpty(TextUses.SpokenEnums);
        Guard.None(missing);
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var words = TextUses.SpokenEnums.SelectMany(type => Enum.GetNames(type).Select(value => $"Words.{type.Name}.{value}"));
        var unused = TextFiles.Vietnamese.Keys.Except(TextUses.Named.Select(use => use.Key)).Except(words)
            .Where(key => !TextUses.Computed.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)));

        Guard.None(unused);
    }

    [Fact]
    public void Placeholders_agree_in_both_languages()
    {
        var different =
            from text in TextFiles.Vietnamese
            where TextFiles.English.ContainsKey(text.Key)
                && !Placeholders(text.Value).SetEquals(Placeholders(TextFiles.English[text.Key]))
            select text.Key;

        Guard.None(different);
    }

    [Fact]
    public void Vietnamese_stands_in_the_text_files_only() =>
        Guard.None(Sources.Code.Concat(Sources.Scripts).SelectMany(source => source.Offences(Vietnamese())));

    [Fact]
    public void Views_hold_no_words_of_their_own() =>
        Guard.None(Sources.Views.SelectMany(source => source.Offences(BareWords())));

    [Fact]
    public void Texts_are_written_as_the_house_writes()
    {
        var offences =
            from text in TextFiles.Vietnamese.Concat(TextFiles.English)
            where !text.Value.IsNormalized() || Unwanted().IsMatch(text.Value) || text.Value.Trim() != text.Value || text.Value.Length == 0
            select $"{text.Key}: {text.Value}";

        Guard.None(offences);
    }

    [Fact]
    public void Tone_marks_sit_where_the_house_puts_them() =>
        Guard.None(TextFiles.Vietnamese.Where(text => OldTone().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}"));

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[^\n]*[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ][^\n]*")]
    private static partial Regex Vietnamese();

    // What stands between a tag and the end of its element, without code in it; and words read aloud or shown on hover.
    [GeneratedRegex("""(?<=<(?!kbd>)[a-z][a-z0-9-]*(\s[^<>@]*)?>)[^<>@{}()=;\n]*\p{L}{2,}[^<>@{}()=;\n]*(?=</)|\s(title|placeholder|aria-label|alt)="[^"@]*\p{L}{2,}[^"@]*"(?=[^<]*>)""")]
    private static partial Regex BareWords();

    [GeneratedRegex(@"!|\bbạn\b|vui lòng", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    // The house writes uỷ, hoà, khoá.
    [GeneratedRegex("[òóỏõọ][ae]|[ùúủũụ]y", RegexOptions.IgnoreCase)]
    private static partial Regex OldTone();
}
