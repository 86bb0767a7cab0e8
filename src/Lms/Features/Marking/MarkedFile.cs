using Lms.Domain.Marking;
using Lms.Domain.Media;
using Lms.Web;

namespace Lms.Features.Marking;

/// <summary>A file of a script under a name that tells nothing but its place: Trang 1.jpg, Bài viết.docx.</summary>
public sealed record MarkedFile(int Number, PaperKind Kind, string Sha256, long Length, string Name)
{
    public GivenFile Given => GivenFile.Paper(Sha256, Kind, Name);

    public static IReadOnlyList<MarkedFile> Of(IReadOnlyList<ScriptFile> files, Texts text)
    {
        var texts = files.Count(file => !file.Kind.IsPicture());
        return [.. files.OrderBy(file => file.Number).Select(file =>
        {
            var place = files.Count(other => other.Kind.IsPicture() == file.Kind.IsPicture() && other.Number <= file.Number);
            var name = file.Kind.IsPicture() ? text["Marking.FilePage", place] : texts == 1 ? text["Marking.FileText"] : text["Marking.FileTextAt", place];
            return new MarkedFile(file.Number, file.Kind, file.Sha256, file.Length, name + file.Kind.Extension());
        })];
    }
}

/// <summary>A script's files on the page of whoever reads it.</summary>
/// <param name="Path">Where they are asked for, with the right to read the script.</param>
public sealed record MarkedFiles(IReadOnlyList<MarkedFile> Files, string Path);
