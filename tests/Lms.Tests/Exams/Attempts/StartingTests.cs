using System.Net;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Attempts;

/// <summary>Every question speaks to the candidate's own work, and nobody starts without one that fits.</summary>
public sealed class StartingTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Two_trainees_with_different_duties_read_different_duty_parts()
    {
        var secretary = await new Candidate(await app.As("SV-HV03")).Begin();
        var speaker = await new Candidate(await app.As("SV-HV08")).Begin();

        var (first, second) = (Duty(secretary), Duty(speaker));
        Assert.Equal(Theory(secretary).TextContent, Theory(speaker).TextContent);
        Assert.NotEqual(first.TextContent, second.TextContent);
        Assert.Contains("bí thư chi bộ", first.QuerySelector("mark")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chi uỷ viên", second.QuerySelector("mark")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", first.TextContent + second.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_twice_and_in_many_tabs_at_once_is_one_attempt()
    {
        var visitors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.As("SV-HV20")));
        var page = await visitors[0].Get($"{Candidate.Centre}/attempts");
        var way = page.Find(".split__act a.btn--main").GetAttribute("href")!;
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.Get(way)));

        var answers = await Task.WhenAll(visitors.Zip(pages).Select(pair => pair.First.Post(pair.Second, "form[action$='/attempts']")));
        var again = await visitors[0].Post(pages[0], "form[action$='/attempts']");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Single(answers.Append(again).Select(answer => answer.Headers.Location).Distinct());
        var id = Guid.Parse(again.Headers.Location!.ToString().Split('/')[^1]);
        Assert.Equal(2, await app.InDatabase(db => db.Answers.CountAsync(answer => answer.AttemptId == id)));
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "Attempt.Started" && entry.SubjectId == id)));
    }

    [Fact]
    public async Task Without_a_duty_a_trainee_is_stopped_listed_and_let_in_with_the_general_wording()
    {
        var trainee = await app.As("SV-HV24");
        var way = (await trainee.Get($"{Candidate.Centre}/attempts")).Find(".split__act a").GetAttribute("href")!;
        var page = await trainee.Get(way);
        Assert.Contains("Chưa vào thi được", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/attempts']"));

        // Asked for all the same, it is refused with the reason.
        var form = page.Find("input[name='__RequestVerificationToken']").GetAttribute("value")!;
        var forced = await trainee.Send(new HttpRequestMessage(HttpMethod.Post, way.Replace("/new", "", StringComparison.Ordinal))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", form)]),
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Contains("chưa có nhiệm vụ", (await Page.Read(forced)).Html, StringComparison.Ordinal);

        var office = await app.As("SV-CB03");
        var sitting = way.Replace("/attempts/new", "", StringComparison.Ordinal);
        var list = await office.Get($"{sitting}/blocked");
        var row = list.Document.QuerySelectorAll("label b").Single(name => name.TextContent == "Trương Mỹ Uyên").Closest(".split")!;
        Assert.Contains("/duties/new?back=", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        var person = row.QuerySelector("input[name='person']")!.GetAttribute("value")!;
        list = await office.Submit(list, "form[action$='/general-variants']", ("person", person));
        Assert.DoesNotContain(list.Document.QuerySelectorAll("label b"), name => name.TextContent == "Trương Mỹ Uyên");
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry =>
            entry.Act == "ExamSitting.GeneralVariantGranted" && entry.Detail == person)));

        var exam = await new Candidate(trainee).Begin();
        Assert.Contains("cuộc họp", Duty(exam).TextContent, StringComparison.Ordinal);
        Assert.Null(Duty(exam).QuerySelector("mark"));
    }

    [Fact]
    public async Task A_duty_recorded_today_lets_the_trainee_in_at_once()
    {
        await app.InDatabase(async db =>
        {
            var person = await db.People.SingleAsync(person => person.Code == "SV-HV23");
            var unit = await db.Units.FirstAsync(unit => unit.Name == "Chi bộ thôn Đoài");
            db.DutyAssignments.Add(new DutyAssignment(
                unit.CentreId, person.Id, "phó bí thư *chi bộ*", "phụ trách <b>nghị quyết</b>", "CellLeadership", unit.Id, app.Clock.Today(), true));
            await db.SaveChangesAsync();
        });

        var page = await new Candidate(await app.As("SV-HV23")).Begin();

        Assert.Equal("phó bí thư *chi bộ*", Duty(page).QuerySelector("mark")!.TextContent);
        Assert.Empty(Duty(page).QuerySelectorAll("mark *"));
    }

    [Fact]
    public async Task The_question_stays_as_it_was_when_the_duty_changes_later()
    {
        var candidate = new Candidate(await app.As("SV-HV21"));
        var before = Duty(await candidate.Begin()).TextContent;
        await app.InDatabase(async db =>
        {
            var attempt = await db.Attempts.SingleAsync(attempt => attempt.Id == candidate.AttemptId);
            await db.DutyAssignments.Where(duty => duty.PersonId == attempt.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(duty => duty.Position, "chức vụ khác"));
        });

        Assert.Equal(before, Duty(await candidate.Visitor.Get(candidate.Path)).TextContent);
    }

    [Fact]
    public async Task A_sitting_of_another_centre_does_not_exist_and_one_of_another_class_neither()
    {
        var (elsewhere, otherClass) = await app.InDatabase(async db =>
        {
            var here = await db.Centres.SingleAsync(centre => centre.Slug == "song-van");
            var trainee = await db.People.SingleAsync(person => person.Code == "SV-HV01");
            return (
                await db.Sittings.Where(sitting => sitting.CentreId != here.Id).Select(sitting => sitting.Id).FirstAsync(),
                await db.Sittings.Where(sitting => sitting.CentreId == here.Id && sitting.Candidates.All(c => c.PersonId != trainee.Id))
                    .Select(sitting => sitting.Id).FirstAsync());
        });
        var trainee = await app.As("SV-HV01");
        var office = await app.As("SV-CB03");

        Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"/c/song-van/sittings/{elsewhere}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"/c/dong-lam/sittings/{elsewhere}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Get($"/c/song-van/sittings/{elsewhere}/attempts/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Get($"/c/song-van/sittings/{otherClass}/attempts/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Get($"/c/song-van/sittings/{otherClass}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get($"/c/song-van/sittings/{otherClass}/attempts/new")).Status);
    }

    [Fact]
    public async Task Without_script_the_form_saves_shows_both_texts_of_a_dispute_and_hands_in()
    {
        var candidate = new Candidate(await app.As("SV-HV22"));
        var page = await candidate.Begin();
        page = await candidate.Visitor.Submit(page, "form#paper", ("Answers[0].Text", "Dòng một\r\nDòng hai"), ("Answers[1].Text", "Câu hai"));
        Assert.Equal("Dòng một\nDòng hai", page.Find("#text-1").TextContent);
        var stale = page;

        await candidate.Visitor.Submit(page, "form#paper", ("Answers[0].Text", "của trang kia"));
        page = await candidate.Visitor.Submit(stale, "form#paper", ("Answers[0].Text", "của trang này"));
        Assert.Equal("của trang này", page.Find("#text-1").TextContent);
        Assert.Equal("của trang kia", page.Find("#other-1").TextContent);

        page = await candidate.Visitor.Submit(page, "form#paper", ("Answers[0].Text", "cả hai"), ("Then", "hand-in"));
        page = await candidate.Visitor.Submit(page, "form[action$='/hand-ins']");
        Assert.Equal(["cả hai", "Câu hai"], page.Document.QuerySelectorAll(".written").Select(text => text.TextContent));

        // A page left open keeps what it could not bring home.
        page = await candidate.Visitor.Submit(stale, "form#paper", ("Answers[0].Text", "chữ đến muộn"));
        Assert.Equal("chữ đến muộn", page.Find("#refused-1").TextContent);
        Assert.Equal("cả hai", page.Find(".written").TextContent);
    }

    private static AngleSharp.Dom.IElement Theory(Page page) => page.Document.QuerySelectorAll(".question__part")[0];

    private static AngleSharp.Dom.IElement Duty(Page page) => page.Document.QuerySelectorAll(".question__part")[1];
}
