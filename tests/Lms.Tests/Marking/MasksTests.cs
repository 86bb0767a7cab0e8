using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Whose script it is: for the masking officer alone until release, and every reading is on record.</summary>
public sealed class MasksTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(ASitting.Head, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Who_reads_the_list_before_and_after_release(string code, HttpStatusCode before, HttpStatusCode after)
    {
        var sitting = await ASitting.Sealed(app);
        var reader = await app.As(code);

        Assert.Equal(before, (await reader.Get($"{sitting.Path}/masks")).Status);
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        Assert.Equal(after, (await reader.Get($"{sitting.Path}/masks")).Status);
    }

    [Fact]
    public async Task It_pairs_every_mask_number_with_its_candidate_and_writes_down_who_looked()
    {
        var sitting = await ASitting.Sealed(app);
        var officer = await app.As(ASitting.MaskingOfficer);

        var page = await officer.Get($"{sitting.Path}/masks");
        await officer.Get($"{sitting.Path}/masks");

        var shown = page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        var owned = await app.InDatabase(db => (
            from script in db.Scripts
            join link in db.ScriptLinks on script.Id equals link.ScriptId
            join attempt in db.Attempts on link.AttemptId equals attempt.Id
            join candidate in db.Candidates on new { attempt.ExamSittingId, attempt.PersonId } equals new { candidate.ExamSittingId, candidate.PersonId }
            join person in db.People on attempt.PersonId equals person.Id
            where script.ExamSittingId == sitting.Id
            orderby script.MaskNumber
            select new { script.MaskNumber, candidate.Number, person.FullName }).ToListAsync());
        Assert.Equal(owned.Select(row => $"{row.MaskNumber}|{row.Number:0000}|{row.FullName}"), shown);
        Assert.Equal(2, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "ScriptLink.Read" && entry.SubjectId == sitting.Id)));
    }

    [Fact]
    public async Task A_refused_reading_shows_nothing_and_a_stranger_is_sent_to_sign_in()
    {
        var sitting = await ASitting.Sealed(app);
        var stranger = app.Stranger();

        await stranger.Get($"{sitting.Path}/masks");

        Assert.Equal("/sign-in", stranger.Location.AbsolutePath);
        Assert.Equal(0, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "ScriptLink.Read" && entry.SubjectId == sitting.Id)));
    }
}
