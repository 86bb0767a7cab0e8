using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Answers;

public sealed class PasteTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Words_from_elsewhere_are_noted_by_their_length()
    {
        var candidate = await Candidate.At(app, "SV-HV03");

        Assert.Equal(HttpStatusCode.NoContent, (await Note(candidate, candidate.Path, "1", "345")).StatusCode);

        Assert.Equal("1: 345", await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.Act == "Attempt.PastedFromElsewhere" && entry.SubjectId == candidate.AttemptId)
            .Select(entry => entry.Detail).SingleAsync()));
    }

    [Theory]
    [InlineData(PasteRule.Allow, null)]
    [InlineData(PasteRule.Note, "Attempt.PastedFromElsewhere")]
    [InlineData(PasteRule.Refuse, "Attempt.PasteRefused")]
    public async Task The_page_is_told_the_sittings_rule_and_the_log_what_came_of_it(PasteRule rule, string? act)
    {
        var room = await Conduct.Room.Open(app, ["SV-HV06"]);
        await app.InDatabase(db => db.Sittings.Where(one => one.Id == room.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Pastes, rule)));
        var writer = await room.Begin("SV-HV06");

        Assert.Equal($"{rule}", (await writer.Visitor.Get(writer.Path)).Find("form#paper").GetAttribute("data-pastes"));
        await writer.Visitor.Send(new HttpRequestMessage(HttpMethod.Post, $"{writer.Path}/pastes")
        {
            Content = new FormUrlEncodedContent(
                [KeyValuePair.Create("number", "1"), KeyValuePair.Create("length", "345"), KeyValuePair.Create("__RequestVerificationToken", writer.Token)]),
        });

        Assert.Equal(act is null ? [] : [act], await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.SubjectId == writer.Id && entry.Act.StartsWith("Attempt.Paste")).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Nothing_is_noted_of_another_or_of_what_is_handed_in_or_makes_no_sense()
    {
        var (candidate, other) = (await Candidate.At(app, "SV-HV04"), await Candidate.At(app, "SV-HV05"));

        Assert.Equal(HttpStatusCode.NotFound, (await Note(other, candidate.Path, "1", "345")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Note(candidate, candidate.Path, "1", "-3")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Note(candidate, candidate.Path, "x", "99999999999")).StatusCode);
        await candidate.HandIn();
        Assert.Equal(HttpStatusCode.NotFound, (await Note(candidate, candidate.Path, "1", "345")).StatusCode);
        Assert.False(await app.InDatabase(db => db.AuditEntries
            .AnyAsync(entry => entry.Act == "Attempt.PastedFromElsewhere" && entry.SubjectId == candidate.AttemptId)));
    }

    private static Task<HttpResponseMessage> Note(Candidate who, string path, string number, string length) =>
        who.Visitor.Send(new HttpRequestMessage(HttpMethod.Post, $"{path}/pastes")
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("number", number), KeyValuePair.Create("length", length),
                KeyValuePair.Create("__RequestVerificationToken", who.Token),
            ]),
        });
}
