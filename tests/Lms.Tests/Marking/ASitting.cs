using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Marking;

/// <summary>
/// A sitting of its own for one test: four trainees wrote, one was absent, it closed yesterday. Markers by lot, a head
/// and a masking officer are appointed.
/// </summary>
internal sealed class ASitting
{
    public const string Office = "SV-CB03";
    public const string Director = "SV-CB01";
    public const string Head = "SV-CB02";
    public const string Marker = "SV-CB07";
    public const string OtherMarker = "SV-CB08";
    public const string MaskingOfficer = "SV-CB09";
    public const string Lecturer = "SV-CB05";
    public const string Absentee = "SV-HV14";
    public static readonly string[] Writers = ["SV-HV03", "SV-HV07", "SV-HV08", "SV-HV13"];

    private readonly LmsApp app;

    private ASitting(LmsApp app) => this.app = app;

    public Guid Id { get; private set; }

    public Guid CentreId { get; private set; }

    public string Path => $"/c/song-van/sittings/{Id}";

    public static async Task<ASitting> Written(LmsApp app, params string[] markers)
    {
        var made = new ASitting(app);
        await app.InDatabase(db => made.Make(db, markers.Length == 0 ? [Marker] : markers));
        return made;
    }

    public static async Task<ASitting> Sealed(LmsApp app, params string[] markers)
    {
        var made = await Written(app, markers);
        await app.InDatabase(async db =>
        {
            var sitting = await db.Sittings.Include(sitting => sitting.Appointments).SingleAsync(sitting => sitting.Id == made.Id);
            await new SittingSeal(db).Seal(sitting, Prose.Write, app.Clock.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
        });
        return made;
    }

    /// <summary>Ids of the sheets given to a marker.</summary>
    public Task<List<Guid>> SheetsOf(string code) => app.InDatabase(db => db.MarkSheets
        .Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == Id)
            && db.People.Any(person => person.Id == sheet.MarkerId && person.Code == code))
        .Select(sheet => sheet.Id).ToListAsync());

    /// <summary>In the order of the paper.</summary>
    public Task<List<SchemeItem>> Items() => app.InDatabase(async db =>
    {
        var questions = await db.Questions.Include(question => question.Scheme)
            .Where(question => db.Sittings.Any(sitting => sitting.Id == Id && sitting.ExamPaperId == question.ExamPaperId))
            .ToListAsync();
        return questions.OrderBy(question => question.Number)
            .SelectMany(question => question.Scheme.OrderBy(item => item.Number)).ToList();
    });

    /// <summary>Marks every item of every sheet in full and locks it.</summary>
    public async Task MarkAll()
    {
        var items = await Items();
        await app.InDatabase(async db =>
        {
            var sheets = await db.MarkSheets.Include(sheet => sheet.Marks)
                .Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == Id)).ToListAsync();
            foreach (var sheet in sheets)
            {
                items.ForEach(item => sheet.Mark(item, item.Max, 0.25m, app.Clock.GetUtcNow()));
                sheet.Lock(items, app.Clock.GetUtcNow());
            }

            await db.SaveChangesAsync();
        });
    }

    private async Task Make(LmsDbContext db, string[] markers)
    {
        var model = await db.Sittings.SingleAsync(sitting => sitting.Title.StartsWith("Kiểm tra giữa khoá"));
        CentreId = model.CentreId;
        var people = await db.People.ToDictionaryAsync(person => person.Code, person => person.Id);
        var closes = app.Clock.GetUtcNow().AddDays(-1);
        var sitting = new ExamSitting(CentreId, model.ClassId, model.ExamPaperId, "Ca thi thử", closes.AddHours(-3), closes, null, TimeSpan.Zero);
        Id = sitting.Id;
        foreach (var code in Writers.Append(Absentee))
        {
            sitting.Admit(people[code]);
        }

        foreach (var marker in markers)
        {
            sitting.Appoint(people[marker], AppointmentKind.Marker, people[Office], closes);
        }

        sitting.Appoint(people[Head], AppointmentKind.HeadOfMarking, people[Office], closes);
        sitting.Appoint(people[MaskingOfficer], AppointmentKind.MaskingOfficer, people[Office], closes);
        db.Sittings.Add(sitting);
        db.Pin(sitting, await db.PoliciesOn(CentreId, app.Clock.Today(), CancellationToken.None));
        await db.SaveChangesAsync();
        await Write(db, sitting, people);
    }

    private async Task Write(LmsDbContext db, ExamSitting sitting, Dictionary<string, Guid> people)
    {
        var paper = await db.Papers.Include(paper => paper.Questions).ThenInclude(question => question.Variants)
            .SingleAsync(paper => paper.Id == sitting.ExamPaperId);
        var duty = new DutySnapshot("bí thư chi bộ", "chủ trì sinh hoạt chi bộ", "Chi bộ thôn Đoài", "thôn Đoài", "CellLeadership");
        var began = sitting.Opens.AddMinutes(1);
        foreach (var code in Writers)
        {
            var attempt = sitting.Start(people[code], paper, duty, Prose.Write, began);
            db.Attempts.Add(attempt);
            db.Answers.AddRange(attempt.Questions.Select(question => new Answer(attempt, question.Number, began)));
            await db.SaveChangesAsync();
            foreach (var question in attempt.Questions)
            {
                var text = $"Chi bộ là hạt nhân chính trị.\n\nCâu {question.Number}: <script>alert(1)</script> việc làm cụ thể.";
                await app.Services.GetRequiredService<AnswerStore>().Save(
                    new AnswerSave(CentreId, attempt.Id, people[code], question.Number, 0, text, began.AddMinutes(30)), CancellationToken.None);
            }

            attempt.HandIn(began.AddHours(1));
        }

        await db.SaveChangesAsync();
    }
}
