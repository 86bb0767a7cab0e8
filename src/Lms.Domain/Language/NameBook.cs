using System.Globalization;

namespace Lms.Domain.Language;

/// <summary>A name of the book as it stands in a text.</summary>
/// <param name="Start">Offset in the text, in UTF-16 units.</param>
/// <param name="Name">As the book has it.</param>
public readonly record struct FoundName(int Start, int Length, string Name, int Tag);

/// <summary>
/// Finds whole names in texts: the longest that begins at a word, whatever its case, its Unicode form, where its tone marks stand
/// (uỷ, ủy), and however many blanks and breaks lie between its syllables. A name typed without any marks is found too. The
/// syllables of all names are one tree: how long a search takes depends on the text, hardly on how many names there are.
/// </summary>
public sealed class NameBook
{
    private const int LongestGap = 4;

    private readonly Dictionary<string, int> syllables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known;
    private readonly Node root = new();

    public NameBook() => known = syllables.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Takes a name in; the first of two that read alike stays. A single syllable is no name: it may be an ordinary word.</summary>
    /// <param name="tag">Handed back with every find.</param>
    /// <param name="fewest">Syllables that a name has at least.</param>
    public void Add(string name, int tag, int fewest = 2)
    {
        var words = SyllableReader.Words(name);
        if (words.Count < fewest)
        {
            return;
        }

        Add(name, tag, words, syllable => syllable);
        Add(name, tag, words, SearchKey.Of);
    }

    public List<FoundName> In(string text)
    {
        var found = new List<FoundName>();
        var words = Read(text);
        for (var at = 0; at < words.Count;)
        {
            var (name, tag, last) = LongestAt(text, words, at);
            if (name is null)
            {
                at++;
                continue;
            }

            found.Add(new FoundName(words[at].Start, words[last].End - words[at].Start, name, tag));
            at = last + 1;
        }

        return found;
    }

    private void Add(string name, int tag, List<(string Syllable, bool Joined)> words, Func<string, string> spelling)
    {
        var node = root;
        foreach (var (syllable, joined) in words)
        {
            node = node.Into(Number(spelling(syllable)));
            node.MayBeJoined |= joined;
        }

        node.Name ??= name;
        node.Tag = node.Name == name ? tag : node.Tag;
    }

    private int Number(string syllable)
    {
        if (!syllables.TryGetValue(syllable, out var number))
        {
            syllables.Add(syllable, number = syllables.Count);
        }

        return number;
    }

    private List<Word> Read(string text)
    {
        var words = new List<Word>(text.Length / 4);
        Span<char> letters = stackalloc char[SyllableReader.Longest];
        for (var at = 0; SyllableReader.Next(text, ref at, letters, out var start, out var length);)
        {
            words.Add(new Word(start, at, known.TryGetValue(letters[..length], out var number) ? number : -1));
        }

        return words;
    }

    private (string? Name, int Tag, int Last) LongestAt(string text, List<Word> words, int first)
    {
        (string? Name, int Tag, int Last) longest = (null, 0, first);
        var node = root;
        for (var at = first; at < words.Count && words[at].Number >= 0; at++)
        {
            if (node.After(words[at].Number) is not { } next || (at > first && !Follows(text, words[at - 1].End, words[at].Start, next)))
            {
                break;
            }

            node = next;
            longest = node.Name is null ? longest : (node.Name, node.Tag, at);
        }

        return longest;
    }

    /// <summary>
    /// Blanks and breaks stand between syllables, and what is not seen or only puts weight on words; a hyphen or a comma only where
    /// a name has one there itself.
    /// </summary>
    private static bool Follows(string text, int from, int to, Node next)
    {
        var gap = text.AsSpan(from, to - from);
        return IsBlank(gap) || (next.MayBeJoined && gap.Length <= LongestGap);
    }

    private static bool IsBlank(ReadOnlySpan<char> gap)
    {
        foreach (var sign in gap)
        {
            if (!char.IsWhiteSpace(sign) && sign is not ('*' or '_') && char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Word(int Start, int End, int Number);

    private sealed class Node
    {
        private Dictionary<int, Node>? next;

        public string? Name { get; set; }

        public int Tag { get; set; }

        /// <summary>Some name has more than a blank before this syllable.</summary>
        public bool MayBeJoined { get; set; }

        public Node? After(int syllable) => next?.GetValueOrDefault(syllable);

        public Node Into(int syllable)
        {
            next ??= [];
            if (!next.TryGetValue(syllable, out var node))
            {
                next.Add(syllable, node = new Node());
            }

            return node;
        }
    }
}
