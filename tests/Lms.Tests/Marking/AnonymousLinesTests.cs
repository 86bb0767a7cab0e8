using Lms.Domain.Exams;
using Lms.Tests.Architecture;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>What a marker hears on the live lines: no sitting's board, no candidate's clock, no room but their own classes'.</summary>
public sealed class AnonymousLinesTests(RoomApp app) : IClassFixture<RoomApp>
{
    private static readonly TimeSpan Push = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task A_marker_hears_no_candidate_on_any_line()
    {
        var sitting = await ASitting.Sealed(app);
        var traces = await Traces.Of(app, sitting.Id);
        var marker = await app.As(ASitting.Marker);
        foreach (var id in await app.InDatabase(db => db.Sittings.Where(one => one.CentreId == sitting.CentreId).Select(one => one.Id).ToListAsync()))
        {
            await HearsNothing(marker, traces, "sittings/live", "Watch", id);
        }

        foreach (var id in await app.InDatabase(db => db.Attempts.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).ToListAsync()))
        {
            await HearsNothing(marker, traces, "sittings/live", "Follow", id);
        }

        var notTheirs = await app.InDatabase(db => db.Sessions
            .Where(session => session.CentreId == sitting.CentreId && !db.Sessions.Any(taught => taught.ClassId == session.ClassId
                && db.People.Any(person => person.Id == taught.LecturerId && person.Code == ASitting.Marker)))
            .Select(session => session.Id).Take(4).ToListAsync());
        Assert.NotEmpty(notTheirs);
        foreach (var id in notTheirs)
        {
            await HearsNothing(marker, traces, "rooms/live", "Follow", id, 0);
        }
    }

    /// <summary>The same ears at a line that does tell: the board, as the office hears it.</summary>
    [Fact]
    public async Task What_the_office_hears_would_be_noticed()
    {
        var sitting = await ASitting.Sealed(app);
        var traces = await Traces.Of(app, sitting.Id);
        await using var exam = await Line.Open(app, await app.As(ASitting.Office), hub: "sittings/live");

        await exam.Call("Watch", sitting.Id);

        Assert.Contains(exam.Raw, said => traces.In("line", Crawl.Plain(said)) is not null);
    }

    /// <summary>What the page of the board refuses them the line refuses too.</summary>
    [Theory]
    [InlineData(ASitting.Marker)]
    [InlineData(ASitting.Head)]
    public async Task Whoever_invigilated_and_judges_the_scripts_hears_the_board_no_more_once_it_is_sealed(string code)
    {
        var sitting = await ASitting.Written(app);
        await sitting.Appoint(code, AppointmentKind.Invigilator);
        await using (var before = await Line.Open(app, await app.As(code), hub: "sittings/live"))
        {
            await before.Call("Watch", sitting.Id);
        }

        await sitting.Seal();

        await HearsNothing(await app.As(code), await Traces.Of(app, sitting.Id), "sittings/live", "Watch", sitting.Id);
    }

    // A line of its own for each: whoever is refused is cut off.
    private async Task HearsNothing(Visitor marker, Traces traces, string hub, string method, params object?[] arguments)
    {
        await using var line = await Line.Open(app, marker, hub: hub);
        await Assert.ThrowsAsync<RefusedException>(() => line.Call(method, arguments));

        // As long as a reader that did not notice would need for its first push.
        await Task.Delay(Push, TestContext.Current.CancellationToken);
        Guard.None(line.Raw.Select(said => traces.In(hub, Crawl.Plain(said))).OfType<string>());
    }
}
