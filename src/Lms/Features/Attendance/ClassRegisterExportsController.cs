using Lms.Access;
using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Attendance;

/// <summary>The register of a class to take along: every trainee, every session.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer)]
[Route("c/{centre}/classes/{id:guid}/attendance/exports")]
public sealed class ClassRegisterExportsController(ClassRegisterQuery registers) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, TableKind? format, CancellationToken stop)
    {
        if (await registers.Head(Me, id, stop) is not { } register)
        {
            return NotFound();
        }

        var rows = await registers.All(Me, register, stop);
        return Take(
            format, Text["Attendance.RegisterFile", register.ClassCode], rows.ToAsyncEnumerable(),
            [
                new(Text["People.Code"], row => row.Code),
                new(Text["People.FullName"], row => row.FullName),
                new(Text["People.Unit"], row => row.Unit),
                .. register.Sessions.Select(Column),
                new(Text["Attendance.Attended"], row => register.ShareOf(row).Attended),
                new(Text["Attendance.Counted"], row => register.ShareOf(row).Counted),
                new(Text["Attendance.Percent"], row => register.ShareOf(row).Percent),
            ]);
    }

    // Two sessions of one day are told apart by their number.
    private Column<RegisterTrainee> Column(RegisterSession session) => new(
        Text["Attendance.SessionColumn", session.Number, SchoolTime.Show(session.StartsAt, "date")],
        row => row.MarkAt(session.Id) is { } mark ? AttendanceWords.Letter(mark, Text) : null);
}
