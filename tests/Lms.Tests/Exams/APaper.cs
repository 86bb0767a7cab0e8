using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams;

/// <summary>A paper of the demo centre, written by the office through its pages.</summary>
internal sealed class APaper(LmsApp app, Visitor office, string path)
{
    public const string Home = "/c/song-van";

    public string Path => path;

    public Guid Id => Guid.Parse(path.Split('/')[^1]);

    public Visitor Office => office;

    public static async Task<APaper> By(LmsApp app, string title, string code = "SV-CB03")
    {
        var office = await app.As(code);
        var form = await office.Get($"{Home}/papers/new");
        await office.Submit(form, "form.row__b", ("Title", title), ("ProgrammeId", await ProgrammeOf(app)));
        return new APaper(app, office, office.Location.AbsolutePath);
    }

    /// <summary>The programme of the demo's class of secretaries.</summary>
    public static Task<string> ProgrammeOf(LmsApp app) => app.InDatabase(db =>
        db.Programmes.Where(programme => programme.Code == "bi-thu-chi-bo" && db.Centres.Any(centre => centre.Id == programme.CentreId && centre.Slug == "song-van"))
            .Select(programme => programme.Id.ToString()).SingleAsync());

    public async Task<Page> AskTheory(string source, string points = "10", ExamForm form = ExamForm.Official) => await office.Submit(
        await office.Get($"{Home}/bank/new?kind=Theory&paper={Id}&paperForm={form}"), "form.row__b",
        ("Name", $"Tên: {source}"), ("Source", source), ("Points", points), ("Scheme[0].Text", $"Ý: {source}"), ("Scheme[0].Max", points),
        ("ModelAnswer", $"Đáp án: {source}"));

    public Task<List<Guid>> Bank() => app.InDatabase(db => db.PaperQuestions.Where(asked => asked.ExamPaperId == Id)
        .OrderBy(asked => asked.Form).ThenBy(asked => asked.Number).Select(asked => asked.Question.BankQuestionId).ToListAsync());

    /// <summary>The version that is asked first.</summary>
    public Task<Guid> Asked() => app.InDatabase(db => db.PaperQuestions.Where(asked => asked.ExamPaperId == Id)
        .OrderBy(asked => asked.Form).ThenBy(asked => asked.Number).Select(asked => asked.QuestionId).FirstAsync());

    /// <summary>A sitting of it that is over: the bank shows its questions again.</summary>
    public Task BeWritten() => app.InDatabase(async db =>
    {
        var model = await db.Sittings.FirstAsync(sitting => sitting.Title.StartsWith("Kiểm tra giữa khoá"));
        var opens = app.Clock.GetUtcNow().AddDays(-2);
        var paper = await db.Papers.WithSchemes().SingleAsync(known => known.Id == Id);
        paper.Fix(0.25m, paper.AuthorId, opens);
        db.Sittings.Add(new ExamSitting(model.CentreId, model.ClassId, Id, "Thi xong", opens, opens.AddHours(1), null, TimeSpan.Zero, SittingKind.InClass));
        await db.SaveChangesAsync();
    });

    /// <summary>A sitting of the class of secretaries, through the office's form, from eight to ten.</summary>
    public async Task<Page> Use(int inDays = 2)
    {
        var form = await office.Get($"{Home}/sittings/new");
        var ofSecretaries = form.Document.QuerySelectorAll("#ClassId option").Single(option => option.TextContent.Contains("Bí thư", StringComparison.Ordinal));
        var day = SchoolTime.Day(app.Clock.GetUtcNow()).AddDays(inDays);
        return await office.Submit(
            form, "form.row__b", ("Title", "Thi thử"), ("ClassId", ofSecretaries.GetAttribute("value")!), ("PaperId", $"{Id}"),
            ("Opens", $"{day:dd/MM/yyyy} 8:00"), ("Closes", $"{day:dd/MM/yyyy} 10:00"), ("Minutes", "90"), ("Kind", "Window"));
    }

    public Task<ExamSitting> Sitting() => app.InDatabase(db => db.Sittings.AsNoTracking().SingleAsync(sitting => sitting.ExamPaperId == Id));

    /// <summary>Moves the clock into the sitting.</summary>
    public async Task Open() => app.Clock.Set((await Sitting()).Opens.AddMinutes(1));

    public static Task<string> Said(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    public static Task<HttpResponseMessage> Post(Visitor visitor, Page page, string path, params (string Name, string Value)[] fields) =>
        visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("__RequestVerificationToken", page.Find("input[name='__RequestVerificationToken']").GetAttribute("value")!),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        });
}
