using Lms.Web.Documents;

namespace Lms.Features.Marking.Papers;

internal static class PaperTypes
{
    public static string Type(this PaperFormat format) => format == PaperFormat.Xlsx
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : PartyDocument.Docx;
}
