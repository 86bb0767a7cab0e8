using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Features.Lessons.Writing;
using Lms.Web;

namespace Lms.Features.Lessons.Importing;

/// <summary>What was taken out of a file or a page, not yet in a plan.</summary>
public sealed record Import(IReadOnlyList<ImportedPart> Parts, IReadOnlyList<StoredFile> Pictures)
{
    /// <summary>More are put together.</summary>
    public const int MostParts = 100;

    /// <summary>Letters of Markdown in all. The longest code of law has half as many.</summary>
    public const int LongestText = 2_000_000;

    /// <summary>Writes the parts behind those that the plan has; their minutes are even and fill what is left of it.</summary>
    /// <param name="minutes">Of the whole plan.</param>
    /// <returns>The pictures that the parts show, which are to be stored with them.</returns>
    public IReadOnlyList<StoredFile> AddTo(LessonPlan plan, int minutes, string centre)
    {
        var left = Math.Max(minutes - plan.TotalMinutes, 0);
        var shown = new HashSet<Guid>();
        foreach (var (imported, share) in Parts.Zip(LessonSteps.ShareEvenly(left, Parts.Count)))
        {
            var part = plan.AddPart(new PartContent(imported.Title, LessonSteps.Guess(imported.Title), share, Prose.Write(imported.Body)) { Notes = imported.Notes });
            foreach (var picture in StoredPictures.In(part, centre).Where(id => Pictures.Any(file => file.Id == id)))
            {
                part.Attach(picture, MaterialKind.Picture, "");
                shown.Add(picture);
            }
        }

        return [.. Pictures.Where(file => shown.Contains(file.Id))];
    }
}
