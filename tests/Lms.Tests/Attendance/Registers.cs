using System.Text.RegularExpressions;
using Lms.Domain.Classes;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Attendance;

/// <summary>Sessions of the demo's first class, on since half past seven by the test's clock, and what was marked at them.</summary>
internal static partial class Registers
{
    public const string Lecturer = "SV-CB05";
    public const string Office = "SV-CB03";
    public const string Trainee = "SV-HV01";

    public static string RegisterPath(Guid session) => $"/c/song-van/sessions/{session}/attendance";

    public static string CheckInPath(Guid session) => $"/c/song-van/sessions/{session}/check-ins";

    /// <summary>The lecturer opens the code of a fresh session and has it on the screen.</summary>
    public static async Task<(Guid Session, Visitor Lecturer)> OpenCode(this LmsApp app)
    {
        var session = await app.FreshSession();
        var lecturer = await app.As(Lecturer);
        await lecturer.PostTo($"{RegisterPath(session)}/code");
        return (session, lecturer);
    }

    /// <summary>What stands on the screen now.</summary>
    public static async Task<string> Code(this Visitor lecturer, Guid session) =>
        NoDigit().Replace((await lecturer.Get($"{RegisterPath(session)}/code")).Find(".hall__code").TextContent, "");

    /// <summary>Gives a code as the page's form sends it, and comes to the page that follows.</summary>
    public static async Task<Page> CheckIn(this Visitor trainee, Guid session, string code) =>
        await trainee.After(await trainee.PostTo(CheckInPath(session), ("Code", code)));

    public static Task<AttendanceRecord?> Marked(this LmsApp app, Guid session, string person) => app.InDatabase(db => db.AttendanceRecords.AsNoTracking()
        .SingleOrDefaultAsync(one => one.ClassSessionId == session && db.People.Any(who => who.Id == one.PersonId && who.Code == person)));

    public static async Task<(string, string)> Choose(this LmsApp app, string person, AttendanceMark mark) => ($"Marks[{await app.Person(person)}]", $"{mark}");

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NoDigit();
}
