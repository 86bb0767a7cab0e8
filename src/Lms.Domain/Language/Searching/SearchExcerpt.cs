namespace Lms.Domain.Language.Searching;

/// <summary>A piece of a text as it was written; what was looked for is marked.</summary>
public sealed record ExcerptPiece(string Text, bool IsMarked);

/// <summary>Shows where a text says what somebody looks for, in the text's own letters.</summary>
public static class SearchExcerpt
{
    private const int WordsBefore = 10;
    private const int WordsShown = 45;

    /// <summary>The whole text, marked.</summary>
    public static IReadOnlyList<ExcerptPiece> Whole(string text, SearchQuery query)
    {
        var (words, marked) = Found(text, query);
        return Pieces(text, 0, text.Length, marked.Select(place => words[place]));
    }

    /// <summary>The piece of the text that says most of it, else its beginning.</summary>
    public static IReadOnlyList<ExcerptPiece> Of(string text, SearchQuery query)
    {
        var (words, marked) = Found(text.Length > SearchTerms.LongestText ? text[..SearchTerms.LongestText] : text, query);
        if (words.Count == 0)
        {
            return [];
        }

        var first = Math.Max(0, Densest(words, marked) - WordsBefore);
        var last = Math.Min(words.Count, first + WordsShown) - 1;
        var (from, to) = (first == 0 ? 0 : words[first].Start, last == words.Count - 1 ? text.Length : words[last].End);
        var pieces = Pieces(text, from, to, marked.Select(place => words[place]));
        if (from > 0)
        {
            pieces.Insert(0, new ExcerptPiece("… ", false));
        }

        if (to < text.Length)
        {
            pieces.Add(new ExcerptPiece(" …", false));
        }

        return pieces;
    }

    /// <summary>The words of the text, and which of them were looked for: side by side where they stand so, with their marks where they stand so.</summary>
    private static (List<SearchWord> Words, List<int> Marked) Found(string text, SearchQuery query)
    {
        var words = SearchWord.In(text).ToList();
        var phrase = Phrases(words, query, exact: true);
        phrase = phrase.Count > 0 ? phrase : Phrases(words, query, exact: false);
        return (words, phrase.Count > 0 ? phrase : Singles(words, query));
    }

    private static List<int> Phrases(List<SearchWord> words, SearchQuery query, bool exact)
    {
        var (marked, length) = (new List<int>(), query.Words.Count);
        for (var at = 0; length > 0 && at + length <= words.Count; at++)
        {
            var met = 0;
            while (met < length && query.Means(met, words[at + met], exact))
            {
                met++;
            }

            if (met == length)
            {
                marked.AddRange(Enumerable.Range(at, length));
                at += length - 1;
            }
        }

        return marked;
    }

    private static List<int> Singles(List<SearchWord> words, SearchQuery query)
    {
        var marked = new SortedSet<int>();
        for (var place = 0; place < query.Words.Count; place++)
        {
            var all = Enumerable.Range(0, words.Count).Where(at => query.Means(place, words[at], exact: false)).ToList();
            var exact = all.FindAll(at => query.Means(place, words[at], exact: true));
            marked.UnionWith(exact.Count > 0 ? exact : all);
        }

        return [.. marked];
    }

    // The place from which on most different words of the query are met.
    private static int Densest(List<SearchWord> words, List<int> marked)
    {
        var (best, most) = (0, 0);
        for (var at = 0; at < marked.Count; at++)
        {
            var met = new HashSet<string>(StringComparer.Ordinal);
            for (var next = at; next < marked.Count && marked[next] < marked[at] + WordsShown - WordsBefore; next++)
            {
                met.Add(words[marked[next]].Folded);
            }

            if (met.Count > most)
            {
                (best, most) = (marked[at], met.Count);
            }
        }

        return best;
    }

    private static List<ExcerptPiece> Pieces(string text, int from, int to, IEnumerable<SearchWord> marked)
    {
        var pieces = new List<ExcerptPiece>();
        foreach (var word in marked.Where(word => word.Start >= from && word.End <= to))
        {
            // Words marked side by side are one mark.
            var between = text[from..word.Start];
            var joins = pieces is [.., { IsMarked: true }] && string.IsNullOrWhiteSpace(between);
            if (joins)
            {
                pieces[^1] = new ExcerptPiece(pieces[^1].Text + between + text[word.Start..word.End], true);
            }
            else
            {
                AddPlain(pieces, between);
                pieces.Add(new ExcerptPiece(text[word.Start..word.End], true));
            }

            from = word.End;
        }

        AddPlain(pieces, text[from..to]);
        return pieces;
    }

    private static void AddPlain(List<ExcerptPiece> pieces, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new ExcerptPiece(text, false));
        }
    }
}
