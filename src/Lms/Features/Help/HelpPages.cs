using System.Collections.Concurrent;
using Lms.Data.Seeding;
using Lms.Web;

namespace Lms.Features.Help;

public sealed record HelpPage(string Slug, string Language, string Title, string Summary, int Order, string Html);

/// <summary>The help pages of content/help, each rendered once until its file changes.</summary>
public sealed class HelpPages(ContentFiles content)
{
    private const string Vietnamese = "vi";
    private const string EnglishSuffix = ".en";

    private readonly ContentFiles folder = content.In("help");
    private readonly ConcurrentDictionary<string, (DateTime Written, HelpPage Page)> rendered = new(StringComparer.Ordinal);

    /// <summary>Every page in a language; what is not translated yet, in Vietnamese.</summary>
    public IReadOnlyList<HelpPage> In(string language) =>
    [
        .. All().GroupBy(page => page.Slug, StringComparer.Ordinal)
            .Select(pages => pages.FirstOrDefault(page => page.Language == language) ?? pages.First(page => page.Language == Vietnamese))
            .OrderBy(page => page.Order).ThenBy(page => page.Slug, StringComparer.Ordinal),
    ];

    private IEnumerable<HelpPage> All() => Directory.EnumerateFiles(folder.Folder, "*.md").Select(Read);

    private HelpPage Read(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (rendered.TryGetValue(path, out var known) && known.Written == written)
        {
            return known.Page;
        }

        var (_, front, body) = folder.ReadOne<FrontMatter>(Path.GetFileName(path));
        var language = Path.GetFileNameWithoutExtension(path).EndsWith(EnglishSuffix, StringComparison.Ordinal) ? "en" : Vietnamese;
        var page = new HelpPage(front.Slug, language, front.Title, front.Summary, front.Order, Prose.Write(body).Html);
        rendered[path] = (written, page);
        return page;
    }

    private sealed class FrontMatter
    {
        public required string Slug { get; set; }
        public required string Title { get; set; }
        public required string Summary { get; set; }
        public int Order { get; set; }
    }
}
