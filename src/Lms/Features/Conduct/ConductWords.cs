using Lms.Data.Conduct;
using Lms.Web;

namespace Lms.Features.Conduct;

/// <summary>What was done, in one line: on the board, and in the minutes.</summary>
public static class ConductWords
{
    public static string Of(ConductEntry entry, Texts text) => entry.Kind switch
    {
        ConductKind.Extension when entry.Number is null => text["Conduct.DidExtendAll", entry.Value],
        ConductKind.Extension => text["Conduct.DidExtendOne", entry.Value, entry.Number, entry.FullName],
        ConductKind.Pause when entry.Until is { } end => text["Conduct.DidPause", SchoolTime.Show(entry.At, "time"), SchoolTime.Show(end, "time")],
        ConductKind.Pause => text["Conduct.Pauses"],
        ConductKind.CloseMoved => text["Conduct.DidMoveClose", SchoolTime.Show(entry.Until!.Value, "datetime")],
        ConductKind.Announcement => text["Conduct.DidAnnounce"],
        ConductKind.Withdrawal => text["Conduct.DidWithdraw", text.Of(entry.Form), entry.Number, entry.FullName],
        ConductKind.Postponement => text[entry.IsWithdrawn ? "Conduct.DidPostponeWithdrawn" : "Conduct.DidPostpone", entry.Number, entry.FullName],
        ConductKind.PostponementWithdrawn => text["Conduct.DidExpect", entry.Number, entry.FullName],
        ConductKind.OtherDevice => text["Conduct.DidEnterElsewhere", entry.Number, entry.FullName],
        _ => text[entry.IsWithdrawn ? "Conduct.DidRecordWithdrawn" : "Conduct.DidRecord", text.Of(entry.Form), entry.Percent, entry.Number, entry.FullName],
    };
}
