using Lms.Domain.Classes;
using Lms.Web;

namespace Lms.Features.Attendance;

/// <summary>How a mark is drawn: a register has room for one letter.</summary>
public static class AttendanceWords
{
    public static string Letter(AttendanceMark mark, Texts text) => mark switch
    {
        AttendanceMark.Present => text["Attendance.LetterPresent"],
        AttendanceMark.Late => text["Attendance.LetterLate"],
        AttendanceMark.Excused => text["Attendance.LetterExcused"],
        _ => text["Attendance.LetterUnexcused"],
    };

    public static string Look(AttendanceMark? mark) => mark switch
    {
        AttendanceMark.Present => "att att--in",
        AttendanceMark.Late => "att att--late",
        AttendanceMark.Excused => "att att--leave",
        AttendanceMark.Unexcused => "att att--none",
        _ => "att att--next",
    };
}
