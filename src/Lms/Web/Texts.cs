using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Lms.Web;

/// <summary>
/// Every text a person reads, from Texts/*.resx: the key "Set.Name" is Name in Set.resx (Vietnamese, neutral) and in
/// Set.en.resx. A missing key shows itself in production and throws elsewhere.
/// </summary>
public sealed class Texts(IHostEnvironment host) : IStringLocalizer
{
    private const string Folder = "Lms.Texts.";
    private static readonly FrozenDictionary<string, string> Vietnamese = Read(CultureInfo.InvariantCulture);
    private static readonly FrozenDictionary<string, string> English = Read(CultureInfo.GetCultureInfo("en"));

    public string this[string key] => Current.TryGetValue(key, out var text) ? text : Missing(key);

    public string this[string key, params object?[] arguments] =>
        string.Format(CultureInfo.CurrentCulture, this[key], arguments);

    /// <summary>For what is written to people whose language is not known: letters, not pages.</summary>
    public string InVietnamese(string key, params object?[] arguments) =>
        string.Format(Preferences.Vietnamese.Culture, Vietnamese[key], arguments);

    /// <summary>The word for an enumeration's value: Words.Role.Director.</summary>
    public string Of(Enum value) => this[$"Words.{value.GetType().Name}.{value}"];

    public bool Has(string key) => Current.ContainsKey(key);

    LocalizedString IStringLocalizer.this[string name] => new(name, this[name], !Has(name));

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] =>
        new(name, this[name, arguments], !Has(name));

    IEnumerable<LocalizedString> IStringLocalizer.GetAllStrings(bool includeParentCultures) =>
        Current.Select(text => new LocalizedString(text.Key, text.Value));

    private static FrozenDictionary<string, string> Current =>
        Preferences.IsEnglish ? English : Vietnamese;

    private static FrozenDictionary<string, string> Read(CultureInfo language)
    {
        var assembly = typeof(Texts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .SelectMany(name => ReadSet(name[..^".resources".Length], assembly, language))
            .ToFrozenDictionary();
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadSet(string name, Assembly assembly, CultureInfo language)
    {
        var set = new ResourceManager(name, assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false);
        return set?.Cast<DictionaryEntry>().Select(entry =>
            KeyValuePair.Create($"{name[Folder.Length..]}.{entry.Key}", (string)entry.Value!)) ?? [];
    }

    private string Missing(string key) => host.IsProduction()
        ? key
        : throw new KeyNotFoundException($"No text {key} in {CultureInfo.CurrentUICulture.Name}.");
}
