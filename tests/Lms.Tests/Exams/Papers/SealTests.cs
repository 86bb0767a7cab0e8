using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Exams.Papers;

/// <summary>From the moment a sitting uses a paper until it opens nobody reads its questions; then whoever does is on record.</summary>
public sealed class SealTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = APaper.Home;
    private const string Office = "SV-CB03";
    private const string Deputy = "SV-CB02";
    private const string Director = "SV-CB01";

    [Theory]
    [InlineData("SV-CB03")] // who wrote it
    [InlineData("SV-CB01")]
    [InlineData("SV-CB02")]
    [InlineData("SV-CB05")]
    [InlineData("SV-CB07")]
    [InlineData("SV-HV01")]
    public async Task Under_seal_its_words_are_on_no_page(string code)
    {
        var (word, paper) = await Sealed();
        var draft = await Draft(paper);
        var reader = await app.As(code);
        var (bank, asked, sitting) = ((await paper.Bank())[0], await paper.Asked(), (await paper.Sitting()).Id);

        foreach (var path in new[]
        {
            "papers", paper.Path[(Home.Length + 1)..], $"papers/{paper.Id}/edit", $"papers/{paper.Id}/previews", $"papers/{paper.Id}/previews?PaperForm=Reserve",
            $"papers/{paper.Id}/questions/new", $"papers/{draft}", $"papers/{draft}/previews", $"papers/{draft}/questions/new?find={word}",
            "bank", $"bank?find={word}", "bank?state=All", $"bank/{bank}", $"bank/{bank}?version=1", $"bank/{bank}/edit", $"bank/{bank}/previews",
            $"bank/{bank}/comparisons?from=1&to=1", $"bank/new?paper={paper.Id}", "sittings", $"sittings/{sitting}", $"sittings/{sitting}/form-changes/new",
            $"sittings/{sitting}/board", $"sittings/{sitting}/attempts/new", "marking", $"sittings/{sitting}/marking", $"sittings/{sitting}/scripts", "attempts", "",
        })
        {
            var page = await reader.Get($"{Home}/{path}");
            Assert.False(page.Text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{path} tells {code} the question");
        }

        // Nor does anything that is sent bring it to light.
        var any = await reader.Get($"{Home}");
        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ($"papers/{paper.Id}/openings", [("form", "Official")]), ($"papers/{draft}/questions", [("question", $"{bank}"), ("form", "Official")]),
            ($"bank/{bank}", [("Name", "x")]), ($"bank/{bank}/retirements", []), ($"papers/{paper.Id}/questions/{asked}/versions", []),
        })
        {
            var answer = await APaper.Post(reader, any, $"{Home}/{path}", fields);
            Assert.DoesNotContain(word, await APaper.Said(answer), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_cover_says_what_is_no_secret()
    {
        var (_, paper) = await Sealed();
        var page = await (await app.As(Deputy)).Get(paper.Path);

        foreach (var told in new[] { "Đề chính thức", "Đề dự phòng", "1 câu, 10 điểm", "Thi thử", "Lê Thu Hằng", "Chưa ai mở đề" })
        {
            Assert.Contains(told, page.Text, StringComparison.Ordinal);
        }

        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/openings']"));
    }

    [Fact]
    public async Task Once_the_sitting_is_open_each_persons_first_opening_is_recorded()
    {
        var (word, paper) = await Sealed();
        await paper.Open();
        var office = await app.As(Office);
        var cover = await office.Get(paper.Path);
        Assert.DoesNotContain(word, cover.Text, StringComparison.Ordinal);

        var page = await office.Submit(cover, "form[action$='/openings']");
        Assert.Contains(word, page.Text, StringComparison.Ordinal);
        Assert.Contains("Kỳ thi: Thi thử", page.Text, StringComparison.Ordinal);
        await office.Submit(cover, "form[action$='/openings']");
        Assert.Contains(word, (await office.Get($"{paper.Path}/previews")).Text, StringComparison.Ordinal);

        // The other form stays shut, the bank keeps the question until the close, and the leaders are asked for their own act.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await APaper.Post(office, page, $"{paper.Path}/openings", ("form", "Reserve"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get($"{Home}/bank/{(await paper.Bank())[0]}")).Status);
        Assert.DoesNotContain(word, (await (await app.As(Deputy)).Get(paper.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDatabase(db => db.PaperOpenings.CountAsync(opening => opening.ExamPaperId == paper.Id)));

        app.Clock.Set((await paper.Sitting()).Closes);
        Assert.Contains(word, (await office.Get($"{Home}/bank/{(await paper.Bank())[0]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_that_only_a_leader_breaks_the_seal_and_everybody_sees_it()
    {
        var (word, paper) = await Sealed();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(Office)).Get($"{paper.Path}/seal-breaks/new?form=Official")).Status);
        var director = await app.As(Director);
        var form = await director.Get($"{paper.Path}/seal-breaks/new?form=Official");
        Assert.NotNull((await director.Submit(form, "form.row__b", ("Reason", " "))).Find(".field--bad:has(#Reason)"));

        await director.Submit(form, "form.row__b", ("Reason", "Nghi đề bị lộ"));
        var office = await app.As(Office);
        var cover = await office.Get(paper.Path);
        Assert.Contains("Nghi đề bị lộ", cover.Text, StringComparison.Ordinal);
        Assert.Contains("Đã phá niêm phong", (await office.Get($"{Home}/papers")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(word, cover.Text, StringComparison.Ordinal);
        Assert.Contains(word, (await office.Submit(cover, "form[action$='/openings']")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get($"{Home}/bank/{(await paper.Bank())[0]}")).Status);
        Assert.Equal(
            ["ExamPaper.SealBroken", "ExamPaper.Opened"],
            await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == paper.Id && (entry.Act == "ExamPaper.SealBroken" || entry.Act == "ExamPaper.Opened"))
                .OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Who_writes_the_paper_never_opens_it_whatever_their_role()
    {
        var (_, paper) = await Sealed();
        await paper.Open();
        await app.InDatabase(async db =>
        {
            var sitting = await db.Sittings.Include(known => known.Candidates).Include(known => known.Appointments).SingleAsync(known => known.ExamPaperId == paper.Id);
            sitting.Admit(await db.People.Where(person => person.Code == Deputy).Select(person => person.Id).SingleAsync());
            await db.SaveChangesAsync();
        });
        var deputy = await app.As(Deputy);
        var page = await deputy.Get(paper.Path);

        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/openings']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await APaper.Post(deputy, page, $"{paper.Path}/openings", ("form", "Official"))).StatusCode);
    }

    [Fact]
    public async Task A_sitting_is_switched_to_the_reserve_form_until_somebody_begins()
    {
        var (word, paper) = await Sealed();
        var director = await app.As(Director);
        var sitting = await paper.Sitting();
        var form = await director.Get($"{Home}/sittings/{sitting.Id}/form-changes/new");
        Assert.NotNull((await director.Submit(form, "form.row__b", ("Reason", ""))).Find(".field--bad:has(#Reason)"));

        await director.Submit(form, "form.row__b", ("Reason", "Đề chính thức bị chụp"));
        Assert.Contains("Đề dự phòng", (await director.Get($"{Home}/sittings/{sitting.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal("Reserve: Đề chính thức bị chụp", await app.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.SubjectId == sitting.Id && entry.Act == "ExamSitting.FormChanged").Select(entry => entry.Detail).SingleAsync()));

        await paper.Open();
        var trainee = await app.As("SV-HV02");
        var page = await trainee.Submit(await trainee.Get($"{Home}/sittings/{sitting.Id}/attempts/new"), "form[action$='/attempts']");
        Assert.Contains($"dự phòng {word}", page.Text, StringComparison.Ordinal);

        director = await app.As(Director);
        var late = await APaper.Post(director, await director.Get(Home), $"{Home}/sittings/{sitting.Id}/form-changes", ("To", "Official"), ("Reason", "Đổi lại"));
        Assert.Contains("Đã có thí sinh bắt đầu", await APaper.Said(late), StringComparison.Ordinal);
        Assert.Equal(ExamForm.Reserve, (await paper.Sitting()).Form);

        // What was opened in the room is on the paper; the form that nobody wrote lies under seal still.
        Assert.Contains(SchoolTime.Show(app.Clock.GetUtcNow(), "time"), (await director.Get(paper.Path)).Find("table").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await APaper.Post(director, await director.Get(Home), $"{paper.Path}/openings", ("form", "Official"))).StatusCode);
    }

    [Theory]
    [InlineData("update paper_openings set reason = 'khác' where false")]
    [InlineData("delete from paper_openings where false")]
    [InlineData("update questions set source = 'Khác' where fixed_at is not null")]
    [InlineData("update duty_variants v set source = 'Khác' from questions q where q.id = v.question_id and q.fixed_at is not null")]
    [InlineData("delete from scheme_items i using questions q where q.id = i.question_id and q.fixed_at is not null")]
    [InlineData("update paper_questions a set number = 9 from papers p where p.id = a.exam_paper_id and p.fixed_at is not null")]
    public async Task The_database_keeps_it_too(string change) =>
        await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(change)));

    /// <summary>A paper whose every word holds one that stands nowhere else, used by a sitting in two days.</summary>
    private async Task<(string Word, APaper Paper)> Sealed()
    {
        var word = $"tu{Guid.NewGuid():n}"[..14];
        var paper = await APaper.By(app, "Đề niêm phong");
        await paper.AskTheory($"Chính thức {word}.");
        await paper.AskTheory($"dự phòng {word}.", form: ExamForm.Reserve);
        await paper.Use();
        Assert.StartsWith($"{Home}/sittings/", paper.Office.Location.AbsolutePath, StringComparison.Ordinal);
        return (word, paper);
    }

    /// <summary>Another paper, not in use, that asks a question of the sealed one.</summary>
    private Task<Guid> Draft(APaper paper) => app.InDatabase(async db =>
    {
        var known = await db.Papers.SingleAsync(one => one.Id == paper.Id);
        var bank = await db.BankQuestions.Include(question => question.Versions)
            .FirstAsync(question => question.Versions.Any(version => db.PaperQuestions.Any(asked => asked.ExamPaperId == paper.Id && asked.QuestionId == version.Id)));
        var draft = new ExamPaper(known.CentreId, known.ProgrammeId, "Đề nháp", known.AuthorId, app.Clock.GetUtcNow());
        draft.Add(bank, ExamForm.Official);
        db.Papers.Add(draft);
        await db.SaveChangesAsync();
        return draft.Id;
    });
}
