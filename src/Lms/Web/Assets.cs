using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Primitives;

namespace Lms.Web;

/// <summary>Names of bundled files, as the manifest beside them gives: <c>Assets["site.css"]</c> is a path that changes with its content.</summary>
public sealed partial class Assets
{
    private readonly IWebHostEnvironment host;
    private Bundle bundle;

    public Assets(IWebHostEnvironment host)
    {
        this.host = host;
        bundle = Read();
        if (host.IsDevelopment())
        {
            ChangeToken.OnChange(() => host.WebRootFileProvider.Watch("lib/manifest.json"), ReadAgain);
        }
    }

    public string this[string name] => bundle.Paths.TryGetValue(name, out var path)
        ? path
        : throw new InvalidOperationException($"wwwroot/lib has no {name}; run `npm run build`.");

    /// <summary>Where the sprite has a drawing.</summary>
    public string Place(string icon) => Found(icon).Place;

    /// <summary>An icon as it is drawn in a page: beside words, so never read out.</summary>
    public IHtmlContent Icon(string name) => Found(name).Drawing;

    private Symbol Found(string name) => bundle.Icons.TryGetValue(name, out var icon)
        ? icon
        : throw new InvalidOperationException($"The sprite has no icon {name}; add it to wwwroot/icons.txt.");

    private void ReadAgain()
    {
        try
        {
            bundle = Read();
        }
        catch (Exception unfinished) when (unfinished is IOException or JsonException or InvalidOperationException)
        {
            // The bundler is still writing; its last write calls again.
        }
    }

    private Bundle Read()
    {
        var files = JsonSerializer.Deserialize<Dictionary<string, string>>(Lib("manifest.json"))!;
        var sprite = files["icons.svg"];
        return new Bundle(
            files.ToFrozenDictionary(file => file.Key, file => "/lib/" + file.Value),
            SymbolId().Matches(Lib(sprite)).Select(match => match.Groups[1].Value)
                .ToFrozenDictionary(id => id, id => Drawn($"/lib/{sprite}#{id}")));
    }

    private static Symbol Drawn(string place) =>
        new(place, new HtmlString($"""<svg class="i" aria-hidden="true"><use href="{place}"/></svg>"""));

    private string Lib(string name)
    {
        var file = host.WebRootFileProvider.GetFileInfo("lib/" + name);
        return file.Exists
            ? File.ReadAllText(file.PhysicalPath!)
            : throw new InvalidOperationException($"wwwroot/lib/{name} is missing; run `npm ci` and `npm run build`.");
    }

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex SymbolId();

    private sealed record Bundle(FrozenDictionary<string, string> Paths, FrozenDictionary<string, Symbol> Icons);

    private sealed record Symbol(string Place, HtmlString Drawing);
}
