using Lms.Domain.Marking;
using Lms.Web;

namespace Lms.Features.Marking;

/// <summary>A remark as a text shows it.</summary>
internal static class NoteOf
{
    public static TextNote Remark(Remark remark) => new(remark.Id, remark.Start, remark.Quote, remark.Text) { Points = remark.Points };
}
