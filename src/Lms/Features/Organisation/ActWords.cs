using Lms.Domain.People;
using Lms.Web;

namespace Lms.Features.Organisation;

/// <summary>What the audit log keeps of an act, in the reader's words.</summary>
public static class ActWords
{
    public static IEnumerable<string> Of(ActLine act, Texts text) => Change.Read(act.Detail) is { } changes
        ? changes.Select(change => text["People.FromTo", Label(change.Field, text), Show(change.Field, change.Old, text), Show(change.Field, change.New, text)])
        : act.Detail.Length == 0 ? [] : [string.Join(", ", act.Detail.Split(", ").Select(part => Enum.TryParse<Role>(part, out var role) ? text.Of(role) : part))];

    public static string Show(string field, string words, Texts text) => words.Length == 0 ? "–"
        : field == "People.LecturerType" && Enum.TryParse<LecturerType>(words, out var type) ? text.Of(type)
        : words;

    private static string Label(string field, Texts text) => text.Has(field) ? text[field] : field;
}
