using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Features.Lessons.Writing;

namespace Lms.Features.Lessons.Importing;

/// <summary>What was taken out of a file or a page, not yet in a plan.</summary>
public sealed record Import(IReadOnlyList<ImportedPart> Parts, IReadOnlyList<StoredFile> Pictures)
{
    /// <summary>More are put together.</summary>
    public const int MostParts = 100;

    /// <summary>Letters of Markdown in all. The longest code of law has half as many.</summary>
    public const int LongestText = 2_000_000;

    /// <summary>Of how many parts the file or the page is, before more than may be were put together.</summary>
    public required int Found { get; init; }

    /// <summary>The bodies as they are drawn, in the order of the parts.</summary>
    public required IReadOnlyList<WrittenText> Drawn { get; init; }

    /// <summary>What left but a word where it stood, in the reader's words.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The parts with their steps and minutes, which are even and fill what is left.</summary>
    /// <param name="left">Minutes.</param>
    public IEnumerable<PlannedPart> Planned(int left) => Parts.Zip(
        Drawn, LessonSteps.ShareEvenly(Math.Max(left, 0), Parts.Count)).Select(one => new PlannedPart(one.First, LessonSteps.Guess(one.First.Title), one.Third, one.Second));

    /// <summary>Writes the parts behind those that the plan has; their minutes are even and fill what is left of it.</summary>
    /// <param name="minutes">Of the whole plan.</param>
    /// <returns>The pictures that the parts show, which are to be stored with them.</returns>
    public IReadOnlyList<StoredFile> AddTo(LessonPlan plan, int minutes, string centre)
    {
        var shown = new HashSet<Guid>();
        foreach (var (imported, step, share, body) in Planned(minutes - plan.TotalMinutes).ToList())
        {
            var part = plan.AddPart(new PartContent(imported.Title, step, share, body) { Notes = imported.Notes });
            foreach (var picture in StoredPictures.In(part, centre).Where(id => Pictures.Any(file => file.Id == id)))
            {
                part.Attach(picture, MaterialKind.Picture, "");
                shown.Add(picture);
            }
        }

        return [.. Pictures.Where(file => shown.Contains(file.Id))];
    }
}
