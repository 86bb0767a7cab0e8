using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

public sealed class SealAndReleaseTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(ASitting.Office, HttpStatusCode.OK)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    [InlineData("SV-HV30", HttpStatusCode.NotFound)]
    public async Task Who_may_seal(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Written(app);
        await sitting.RecordAbsent();
        await Answers(code, sitting, "seals", expected);
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Director, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Who_may_release(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await Answers(code, sitting, "releases", expected);
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Who_follows_the_marking(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);

        Assert.Equal(expected, (await (await app.As(code)).Get($"{sitting.Path}/marking")).Status);
    }

    [Fact]
    public async Task The_board_names_no_trainee_and_shows_marks_to_nobody()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var names = await app.InDatabase(db => db.People.Where(person => ASitting.Writers.Contains(person.Code)).Select(person => person.FullName).ToListAsync());

        foreach (var code in new[] { ASitting.Head, ASitting.Office })
        {
            var board = await (await app.As(code)).Get($"{sitting.Path}/marking");

            Assert.Contains("Đã khoá 8 / 8 phiếu chấm", board.Text, StringComparison.Ordinal);
            Assert.Contains("Đã có điểm thống nhất 4 / 4 bài", board.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("10,00", board.Text, StringComparison.Ordinal);
            Assert.All(names, name => Assert.DoesNotContain(name, board.Html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task While_somebody_writes_a_sitting_does_not_seal_and_says_why()
    {
        var sitting = await ASitting.Written(app);
        await app.InDatabase(async db =>
        {
            await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Take(1).ExecuteUpdateAsync(set => set
                .SetProperty(attempt => attempt.HandedInAt, (DateTimeOffset?)null)
                .SetProperty(attempt => attempt.AcceptsUntil, app.Clock.GetUtcNow().AddHours(1)));
        });
        var office = await app.As(ASitting.Office);

        var page = await office.Get($"{sitting.Path}/seals/new");

        Assert.Contains("Còn 1 người đang làm bài", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/seals']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(office, $"{sitting.Path}/seals")).StatusCode);
    }

    [Fact]
    public async Task A_sitting_is_sealed_once()
    {
        var sitting = await ASitting.Sealed(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(await app.As(ASitting.Office), $"{sitting.Path}/seals")).StatusCode);
        Assert.Equal(4, await app.InDatabase(db => db.Scripts.CountAsync(script => script.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task With_open_sheets_nothing_is_released()
    {
        var sitting = await ASitting.Sealed(app);
        var head = await app.As(ASitting.Head);

        Assert.Contains("Còn 4 bài chưa có điểm thống nhất", (await head.Get($"{sitting.Path}/releases/new")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(head, $"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(0, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task Results_are_released_once()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var head = await app.As(ASitting.Head);

        Assert.Equal(HttpStatusCode.Found, (await Post(head, $"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(head, $"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(4, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task Before_release_there_is_no_list_of_results_for_anybody()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Office)).Get($"{sitting.Path}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Director)).Get($"{sitting.Path}/results/document")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-HV03")).Get($"{sitting.Path}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Lecturer)).Get($"{sitting.Path}/results")).Status);
    }

    [Fact]
    public async Task A_trainee_sees_no_result_of_another()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await Post(await app.As(ASitting.Head), $"{sitting.Path}/releases");

        Assert.Equal(HttpStatusCode.OK, (await (await app.As("SV-HV03")).Get($"/c/song-van/results/{sitting.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Absentee)).Get($"/c/song-van/results/{sitting.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-HV30")).Get($"/c/song-van/results/{sitting.Id}")).Status);
    }

    [Fact]
    public async Task Another_centres_sitting_is_not_found()
    {
        var sitting = await ASitting.Sealed(app);
        var office = await app.As("DL-CB02");

        foreach (var page in new[] { "seals/new", "releases/new", "marking", "results" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"/c/dong-lam/sittings/{sitting.Id}/{page}")).Status);
        }
    }

    private async Task Answers(string code, ASitting sitting, string act, HttpStatusCode expected)
    {
        var visitor = await app.As(code);

        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/{act}/new")).Status);
        var done = expected == HttpStatusCode.OK ? HttpStatusCode.Found : expected;
        Assert.Equal(done, (await Post(visitor, $"{sitting.Path}/{act}")).StatusCode);
    }

    /// <summary>With a good token, from whatever form the person can see.</summary>
    private static async Task<HttpResponseMessage> Post(Visitor visitor, string path)
    {
        var token = (await visitor.Get("/password")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        });
    }
}
