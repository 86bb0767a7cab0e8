using Lms.Domain.Exams;
using Lms.Domain.Language;

namespace Lms.Domain.Marking.Masking;

/// <summary>The names that a centre's register knows, and what they are proposed for in a script.</summary>
public sealed class RegisteredNames
{
    private readonly NameBook book = new();

    /// <summary>A person's name counts before a unit's of the same words, and a unit's before a place's.</summary>
    public RegisteredNames(IEnumerable<string> people, IEnumerable<string> units, IEnumerable<string> localities)
    {
        foreach (var (names, kind) in new[] { (people, MaskKind.Person), (units, MaskKind.Unit), (localities, MaskKind.Locality) })
        {
            foreach (var name in names)
            {
                book.Add(name, (int)kind);
            }
        }
    }

    /// <summary>What is found in an answer and in its question.</summary>
    public IEnumerable<ScriptMask> In(ScriptAnswer answer) =>
        book.In(answer.Text).Select(found => Proposed(answer, false, found))
            .Concat(book.In(answer.Question.Source).Select(found => Proposed(answer, true, found)));

    /// <summary>Every place where the officer's own words stand. Of these even one syllable counts: somebody read it.</summary>
    public static IReadOnlyList<ScriptMask> Own(IEnumerable<ScriptAnswer> answers, string words)
    {
        var asked = words.Trim();
        if (asked.Length is 0 or > ScriptMask.NameLength || !asked.Any(char.IsLetterOrDigit))
        {
            throw new RuleBrokenException("ScriptMask.WordsRequired", ScriptMask.NameLength);
        }

        var book = new NameBook();
        book.Add(asked, (int)MaskKind.Own, fewest: 1);
        return [.. answers.SelectMany(answer => book.In(answer.Text).Select(found => Proposed(answer, false, found))
            .Concat(book.In(answer.Question.Source).Select(found => Proposed(answer, true, found))))];
    }

    private static ScriptMask Proposed(ScriptAnswer answer, bool inQuestion, FoundName found) =>
        new(answer, inQuestion, new TextStretch(found.Start, found.Length), found.Name, (MaskKind)found.Tag);
}
