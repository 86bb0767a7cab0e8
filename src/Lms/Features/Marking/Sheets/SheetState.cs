using Lms.Web;

namespace Lms.Features.Marking.Sheets;

/// <summary>A sheet as the server has it, for the page to show.</summary>
public sealed record SheetState(
    long Sequence, string SavedAt, bool Locked, decimal Total, int Left, IReadOnlyDictionary<Guid, decimal> Marks,
    string Conclusion, string Note, string Concern, IReadOnlyList<RemarkState> Remarks)
{
    public static SheetState Of(SheetInHand hand) => new(
        hand.Sheet.Sequence,
        hand.Sheet.SavedAt is { } at ? SchoolTime.Show(at, "seconds") : "",
        hand.Sheet.LockedAt is not null,
        hand.Sheet.Total,
        hand.Left,
        hand.Sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => mark.Value),
        hand.Sheet.Conclusion,
        hand.Sheet.Aside?.Text ?? "",
        hand.Sheet.Concern?.Reason ?? "",
        [.. hand.Sheet.Remarks.Where(remark => remark.Number is not null)
            .Select(remark => new RemarkState(remark.Id, remark.Number!.Value, remark.Start, remark.Text, remark.Points))]);
}

public sealed record RemarkState(Guid Id, int Number, int Start, string Text, decimal? Points);
