namespace Lms.Features.Lessons.Importing;

/// <summary>A paragraph, an item, a table or a heading of what is taken in, as Markdown.</summary>
/// <param name="Level">Of a heading, 1 for the highest; 0 for anything else.</param>
public sealed record Block(string Markdown, int Level = 0)
{
    /// <summary>The words alone, on one line.</summary>
    public string Plain { get; init; } = "";

    /// <summary>Whether it belongs to a list: no empty line stands between two such.</summary>
    public bool IsItem { get; init; }

    /// <summary>Whether it may be a heading that nobody made one: bold as a whole.</summary>
    public bool IsBold { get; init; }

    /// <summary>What its footnotes say: "[^1]: …".</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];
}
