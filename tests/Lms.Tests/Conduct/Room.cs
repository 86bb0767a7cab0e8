using System.Text.Json;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Conduct;

/// <summary>A sitting of its own for a test: the paper and the people of the demo's open one, two hours from half an hour ago.</summary>
internal sealed class Room(LmsApp app, Guid id)
{
    public const string Office = "SV-CB03";
    public const string Invigilator = "SV-CB09";
    public const string Director = "SV-CB01";

    public Guid Id => id;

    public string Path => $"/c/song-van/sittings/{id}";

    public string Board => $"{Path}/board";

    public static async Task<Room> Open(LmsApp app, string[] codes, int? minutes = 90, TimeSpan? opensIn = null, bool takesFiles = false)
    {
        var people = await Task.WhenAll(codes.Select(app.Person));
        var (invigilator, office) = (await app.Person(Invigilator), await app.Person(Office));
        var opens = app.Clock.GetUtcNow() + (opensIn ?? TimeSpan.FromMinutes(-30));
        return new Room(app, await app.InDatabase(async db =>
        {
            var like = await db.Sittings.Where(sitting => sitting.Opens < app.Clock.GetUtcNow() && sitting.Closes > app.Clock.GetUtcNow()).FirstAsync();
            var sitting = new ExamSitting(
                like.CentreId, like.ClassId, like.ExamPaperId, $"Ca {Guid.NewGuid():n}", opens, opens.AddHours(2), minutes, like.Grace, SittingKind.InClass);
            if (takesFiles)
            {
                sitting.TakeFiles();
            }

            people.ToList().ForEach(sitting.Admit);
            sitting.Appoint(invigilator, AppointmentKind.Invigilator, office, opens);
            db.Sittings.Add(sitting);
            db.Pin(sitting, await db.PoliciesOn(like.CentreId, SchoolTime.Day(opens), CancellationToken.None));
            await db.SaveChangesAsync();
            return sitting.Id;
        }));
    }

    public async Task<Writer> Begin(string code)
    {
        var visitor = await app.As(code);
        var page = await visitor.Submit(await visitor.Get($"{Path}/attempts/new"), "form[action$='/attempts']");
        return new Writer(visitor, visitor.Location.AbsolutePath, page.Find("form#paper input[name='__RequestVerificationToken']").GetAttribute("value")!);
    }

    public Task<Attempt> AttemptOf(Writer writer) => app.InDatabase(db => db.Attempts.AsNoTracking().SingleAsync(one => one.Id == writer.Id));

    public Task<ExamSitting> Sitting() => app.InDatabase(db => db.Sittings.AsNoTracking().SingleAsync(one => one.Id == id));

    public Task<int> Logged(string act) => app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == act && entry.SubjectId == id));
}

/// <summary>Somebody who writes at a sitting.</summary>
internal sealed record Writer(Visitor Visitor, string Path, string Token)
{
    public Guid Id => Guid.Parse(Path.Split('/')[^1]);

    public async Task<System.Net.HttpStatusCode> Save(string text, long sequence) =>
        (await new Exams.Candidate(Visitor).Put(System.Text.Encoding.UTF8.GetBytes(text), $"\"{sequence}\"", token: Token, path: Path)).StatusCode;

    public Task<HttpResponseMessage> HandIn() => Visitor.Send(new HttpRequestMessage(HttpMethod.Post, $"{Path}/hand-ins")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token)]),
    });

    public async Task<JsonElement> State()
    {
        var answer = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{Path}/state"));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
