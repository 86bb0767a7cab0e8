using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

/// <summary>What can be told of the parts of a lesson from outside.</summary>
public static class LessonSteps
{
    // The first that fits: "Củng cố, hướng dẫn tự học" is consolidation. Words folded as for searching; domain notes §4.
    private static readonly (LessonStep Step, string[] Words)[] Signs =
    [
        (LessonStep.Settling, ["on dinh"]),
        (LessonStep.Recall, ["kiem tra"]),
        (LessonStep.Discussion, ["thao luan"]),
        (LessonStep.Consolidation, ["cung co", "tong ket bai"]),
        (LessonStep.SelfStudy, ["tu hoc", "tu nghien cuu", "bai tap ve nha"]),
        (LessonStep.Teaching, []),
    ];

    /// <summary>Longer headings speak of the matter, not of the lesson: "Kiểm tra, giám sát của Đảng trong giai đoạn mới".</summary>
    private const int MostWords = 8;

    /// <summary>The step that a heading names; teaching when it names none.</summary>
    public static LessonStep Guess(string heading)
    {
        var words = SearchKey.Of(heading);
        return words.Count(letter => letter == ' ') >= MostWords
            ? LessonStep.Teaching
            : Signs.First(sign => sign.Words.Length == 0 || sign.Words.Any(sought => $" {words} ".Contains($" {sought} ", StringComparison.Ordinal))).Step;
    }

    /// <summary>Minutes for each of so many parts, as even as whole minutes are, the first ones longer; never less than one.</summary>
    public static IReadOnlyList<int> ShareEvenly(int minutes, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => Math.Max((minutes / parts) + (part < minutes % parts ? 1 : 0), 1))];
}
