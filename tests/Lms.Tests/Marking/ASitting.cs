using Lms.Data;
using Lms.Data.Answers;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Domain.Marking.Standardising;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Tests.Exams.Files;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Marking;

/// <summary>
/// A sitting of its own for one test: four trainees wrote, one was absent, it closed yesterday. Two markers, a head and a
/// masking officer are appointed.
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

    private static readonly DutySnapshot Snapshot = new("bí thư chi bộ", "chủ trì sinh hoạt chi bộ", "Chi bộ thôn Đoài", "thôn Đoài", "CellLeadership");

    private readonly LmsApp app;
    private readonly bool withFiles;

    private readonly string said;

    private Func<LmsDbContext, ExamSitting, ExamPaper>? writePaper;

    private ASitting(LmsApp app, bool withFiles, string said = "") => (this.app, this.withFiles, this.said) = (app, withFiles, said);

    public Guid Id { get; private set; }

    public Guid CentreId { get; private set; }

    public string Path => $"/c/song-van/sittings/{Id}";

    /// <summary>Every answer begins with these words.</summary>
    public static async Task<ASitting> Saying(LmsApp app, string words)
    {
        var made = new ASitting(app, withFiles: false, words);
        await app.InDatabase(db => made.Make(db, [Marker, OtherMarker]));
        return made;
    }

    /// <summary>With files, every answer naming a candidate, the names hidden, and one script that all mark first.</summary>
    public static async Task<ASitting> SealedNamingACandidate(LmsApp app, params string[] markers)
    {
        var name = await app.InDatabase(db => db.People.Where(person => person.Code == Writers[0]).Select(person => person.FullName).SingleAsync());
        var made = new ASitting(app, withFiles: true, $"{name}. ");
        await app.InDatabase(db => made.Make(db, markers.Length == 0 ? [Marker, OtherMarker] : markers));
        await made.MakeScripts();
        await made.HandOver(MaskState.Hidden);
        await made.Allocate();
        await made.Step(async (db, sitting) =>
        {
            var set = StandardScript.Draw(sitting, await db.ScriptsOf(sitting).ToListAsync(), 1, Array.Empty<Guid>().ToLookup(id => id), Lot.Fair);
            db.StandardScripts.AddRange(set.Select(one => one.Script));
            db.StandardSheets.AddRange(set.SelectMany(one => one.Sheets));
        });
        return made;
    }

    /// <summary>Of this paper, with the pinned rules by which a mark of a hundred is settled. Three mark it.</summary>
    public static async Task<ASitting> OfAHundredPoints(LmsApp app, Func<LmsDbContext, ExamSitting, ExamPaper> write)
    {
        var made = new ASitting(app, withFiles: false) { writePaper = write };
        await app.InDatabase(db => made.Make(db, [Marker, OtherMarker, Lecturer]));
        await made.Pin(PolicyKey.ReconciliationProfile, "\"hundred-point\"");
        return made;
    }

    public static Task<ASitting> Written(LmsApp app, params string[] markers) => Written(app, withFiles: false, markers);

    /// <summary>Each handed in a picture named after themselves, and a document of theirs.</summary>
    public static Task<ASitting> WrittenWithFiles(LmsApp app) => Written(app, withFiles: true, []);

    public static async Task<ASitting> Sealed(LmsApp app, params string[] markers) => await (await Written(app, markers)).Seal();

    /// <summary>With its masks still open.</summary>
    public static async Task<ASitting> Masking(LmsApp app, params string[] markers) => await (await Written(app, markers)).MakeScripts();

    public static async Task<ASitting> SealedWithFiles(LmsApp app) => await (await WrittenWithFiles(app)).Seal();

    /// <summary>Sealed as the first release did it: one round only, to one marker.</summary>
    public static async Task<ASitting> SealedForOneRound(LmsApp app, params string[] markers)
    {
        var made = await Sealed(app, markers.Length == 0 ? [Marker, OtherMarker] : markers);
        await app.InDatabase(db => db.SheetsIn(made).Where(sheet => sheet.Round == 2).ExecuteDeleteAsync());
        return made;
    }

    private static async Task<ASitting> Written(LmsApp app, bool withFiles, string[] markers)
    {
        var made = new ASitting(app, withFiles);
        await app.InDatabase(db => made.Make(db, markers.Length == 0 ? [Marker, OtherMarker] : markers));
        return made;
    }

    /// <summary>Through all steps to the markers; names that were found are left.</summary>
    public async Task<ASitting> Seal()
    {
        await MakeScripts();
        await HandOver();
        return await Allocate();
    }

    /// <summary>Sealed, and still with the masking officer.</summary>
    public async Task<ASitting> MakeScripts()
    {
        await RecordAbsent();
        await Step(async (db, sitting) => await new SittingSeal(db).Seal(
            sitting, Prose.Write, app.Clock.GetUtcNow(), CancellationToken.None, await db.FilesOf(sitting).CountAsync()));
        return this;
    }

    /// <summary>With whatever was found and is not decided left as it is, or hidden.</summary>
    public async Task<ASitting> HandOver(MaskState decision = MaskState.Left)
    {
        await Step(async (db, sitting) =>
        {
            var (masks, officer) = (new SittingMasks(db), sitting.Holders(AppointmentKind.MaskingOfficer)[0]);
            var undecided = masks.MasksOf(db.ScriptsOf(sitting)).Where(mask => mask.State == MaskState.Proposed);
            await masks.Decide(sitting, undecided, decision, officer, app.Clock.GetUtcNow(), CancellationToken.None);
            await masks.HandOver(sitting, Prose.Write, officer, app.Clock.GetUtcNow(), CancellationToken.None);
        });
        return this;
    }

    public async Task<ASitting> Allocate()
    {
        await Step((db, sitting) => new SittingAllocation(db, new MarkingConflicts(db))
            .ByLot(sitting, sitting.Holders(AppointmentKind.HeadOfMarking)[0], app.Clock.GetUtcNow(), CancellationToken.None));
        return this;
    }

    private Task Step(Func<LmsDbContext, ExamSitting, Task> step) => app.InDatabase(async db =>
    {
        await using var change = await db.Database.BeginTransactionAsync();
        await step(db, await Load(db));
        await db.SaveChangesAsync();
        await change.CommitAsync();
    });

    /// <summary>People who did not come, all of the given name Ức: behind every other on a list by names.</summary>
    public Task AdmitMore(int count) => app.InDatabase(async db =>
    {
        var sitting = await Load(db);
        foreach (var number in Enumerable.Range(1, count))
        {
            var person = db.People.Add(new Person($"SV-UC{number}-{Id:N}"[..16], "Lò Văn", "Ức")).Entity;
            db.Memberships.Add(new Membership(CentreId, person.Id, app.Clock.Today()));
            sitting.Admit(person.Id);
        }

        await db.SaveChangesAsync();
    });

    /// <summary>More writers, each with a file of the same bytes as the first file of the sitting.</summary>
    public Task WriteMoreWithFiles(int count) => app.InDatabase(async db =>
    {
        var sitting = await Load(db);
        var paper = await db.Papers.WithQuestions().SingleAsync(paper => paper.Id == sitting.ExamPaperId);
        var sent = await db.FilesOf(sitting).FirstAsync();
        await using var bytes = await app.Services.GetRequiredService<FileStore>().Open(sent.Sha256, CancellationToken.None);
        var taken = await app.Services.GetRequiredService<PaperStore>().Take("trang.jpg", sent.Sha256, bytes.Length, CancellationToken.None);
        var rules = (await db.PoliciesOf(sitting, CancellationToken.None)).ExamFiles;
        foreach (var number in Enumerable.Range(1, count))
        {
            var person = db.People.Add(new Person($"SV-ED{number}-{Id:N}"[..16], "Lò Văn", "Ếm")).Entity;
            db.Memberships.Add(new Membership(CentreId, person.Id, app.Clock.Today()));
            sitting.Admit(person.Id);
            await db.SaveChangesAsync();
            var attempt = db.Attempts.Add(sitting.Start(person.Id, paper, Snapshot, Prose.Write, sitting.Opens)).Entity;
            await db.SaveChangesAsync();
            db.AttemptFiles.Add(new AttemptFolder(sitting, attempt, [], rules).Add(taken, sitting.Opens, sitting.Opens));
        }

        await db.SaveChangesAsync();
    });

    public Task RecordAbsent() => app.InDatabase(async db =>
    {
        var sitting = await Load(db);
        var people = await db.People.Where(person => Writers.Contains(person.Code) || person.Code == Absentee).ToDictionaryAsync(person => person.Code, person => person.Id);
        var wrote = Writers.Select(code => people[code]).ToHashSet();
        sitting.RecordAbsent([.. sitting.Unaccounted(wrote).Select(candidate => candidate.PersonId)], wrote, people[Absentee], app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    public Task<ExamSitting> Load(LmsDbContext db) => db.Sittings.Include(sitting => sitting.Candidates).Include(sitting => sitting.Appointments)
        .AsSplitQuery().SingleAsync(sitting => sitting.Id == Id);

    public Task Appoint(string code, AppointmentKind kind) => app.InDatabase(async db =>
    {
        var person = await db.People.SingleAsync(person => person.Code == code);
        (await Load(db)).Appoint(person.Id, kind, person.Id, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>By so many people, in place of what the sitting pinned.</summary>
    public Task AskForConsents(int people) => Pin(PolicyKey.ReleaseConsents, $"{people}");

    /// <summary>Numbers drawn twice, by two key-holders.</summary>
    public Task AskForTwoKeys() => Pin(PolicyKey.MaskingRounds, "2");

    // From a day that no other sitting is pinned on.
    private Task Pin(string key, string value) => app.InDatabase(async db =>
    {
        var ours = await db.PolicyRecords.Where(record => record.CentreId == CentreId && record.Key == key).ToListAsync();
        var asked = ours.Find(record => record.Value == value)
            ?? db.PolicyRecords.Add(new PolicyRecord(CentreId, key, "Thử", value, app.Clock.Today().AddYears(3), "Thử.")).Entity;
        Guid[] ids = [.. ours.Select(record => record.Id)];
        await db.SittingPolicies.Where(pin => pin.ExamSittingId == Id && ids.Contains(pin.PolicyRecordId)).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        db.SittingPolicies.Add(new SittingPolicy(await Load(db), asked.Id));
        await db.SaveChangesAsync();
    });

    /// <summary>Who marks a script, in the order of the rounds.</summary>
    public async Task<List<string>> MarkersOf(int maskNumber)
    {
        var script = await ScriptOf(maskNumber);
        return await app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.ScriptId == script).OrderBy(sheet => sheet.Round)
            .Select(sheet => db.People.First(person => person.Id == sheet.MarkerId).Code).ToListAsync());
    }

    /// <summary>Whose script it is; told to tests alone.</summary>
    public Task<string> WriterOf(int maskNumber) => app.InDatabase(db => (
        from script in db.Scripts
        join link in db.ScriptLinks on script.Id equals link.ScriptId
        join attempt in db.Attempts on link.AttemptId equals attempt.Id
        join person in db.People on attempt.PersonId equals person.Id
        where script.ExamSittingId == Id && script.MaskNumber == maskNumber
        select person.Code).SingleAsync());

    /// <summary>Ids of the sheets given to a marker, by mask number.</summary>
    public Task<List<Guid>> SheetsOf(string code) => app.InDatabase(db => db.SheetsIn(this)
        .Where(sheet => db.People.Any(person => person.Id == sheet.MarkerId && person.Code == code))
        .OrderBy(sheet => db.Scripts.First(script => script.Id == sheet.ScriptId).MaskNumber)
        .Select(sheet => sheet.Id).ToListAsync());

    public Task<List<int>> MaskNumbers() => app.InDatabase(db => db.Scripts.Where(script => script.ExamSittingId == Id)
        .OrderBy(script => script.MaskNumber).Select(script => script.MaskNumber).ToListAsync());

    public Task<Guid> ScriptOf(int maskNumber) => app.InDatabase(db => db.Scripts
        .Where(script => script.ExamSittingId == Id && script.MaskNumber == maskNumber).Select(script => script.Id).SingleAsync());

    public Task<Reconciliation?> Made(int maskNumber) => app.InDatabase(db => db.Reconciliations.AsNoTracking()
        .SingleOrDefaultAsync(made => db.Scripts.Any(script =>
            script.Id == made.ScriptId && script.ExamSittingId == Id && script.MaskNumber == maskNumber)));

    /// <summary>In the order of the paper.</summary>
    public Task<List<SchemeItem>> Items() => app.InDatabase(async db =>
    {
        var questions = await db.QuestionsOf(await db.Sittings.SingleAsync(sitting => sitting.Id == Id))
            .Include(asked => asked.Question).ThenInclude(question => question.Scheme).ToListAsync();
        return questions.OrderBy(asked => asked.Number)
            .SelectMany(asked => asked.Question.Scheme.OrderBy(item => item.Number)).ToList();
    });

    /// <summary>Marks every item of every sheet in full and locks it: all scripts agree on ten points.</summary>
    public async Task MarkAll()
    {
        foreach (var maskNumber in await MaskNumbers())
        {
            await Mark(maskNumber, 10, 10);
        }
    }

    /// <summary>Fills the sheets of a script up to these totals, by round, and locks them one after the other.</summary>
    public async Task Mark(int maskNumber, params decimal[] totals)
    {
        for (var round = 1; round <= totals.Length; round++)
        {
            await Lock(maskNumber, round, await Spread(totals[round - 1]));
        }
    }

    /// <summary>Marks by item that come to a total, the first items first.</summary>
    public async Task<Dictionary<Guid, decimal>> Spread(decimal total)
    {
        var marks = new Dictionary<Guid, decimal>();
        foreach (var item in await Items())
        {
            marks[item.Id] = Math.Min(item.Max, total);
            total -= marks[item.Id];
        }

        Assert.Equal(0, total);
        return marks;
    }

    public async Task Lock(int maskNumber, int round, IReadOnlyDictionary<Guid, decimal> marks)
    {
        var (script, items, now) = (await ScriptOf(maskNumber), await Items(), app.Clock.GetUtcNow());
        await app.InDatabase(async db =>
        {
            var sheet = await db.MarkSheets.Include(sheet => sheet.Marks).SingleAsync(sheet => sheet.ScriptId == script && sheet.Round == round);
            items.ForEach(item => sheet.Mark(item, marks[item.Id], 0.25m, now));
            await using var locking = await db.Database.BeginTransactionAsync();
            sheet.Lock(items, now);
            await db.SaveChangesAsync();
            await new ScriptReconciliation(db).Follow(sheet, now, CancellationToken.None);
            await db.SaveChangesAsync();
            await locking.CommitAsync();
        });
    }

    private async Task Make(LmsDbContext db, string[] markers)
    {
        var model = await db.Sittings.SingleAsync(sitting => sitting.Title.StartsWith("Kiểm tra giữa khoá"));
        CentreId = model.CentreId;
        var people = await db.People.ToDictionaryAsync(person => person.Code, person => person.Id);
        var closes = app.Clock.GetUtcNow().AddDays(-1);
        var paper = writePaper?.Invoke(db, model).Id ?? model.ExamPaperId;
        var sitting = new ExamSitting(CentreId, model.ClassId, paper, "Ca thi thử", closes.AddHours(-3), closes, null, TimeSpan.Zero,
            SittingKind.InClass);
        Id = sitting.Id;
        if (withFiles)
        {
            sitting.TakeFiles();
        }

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
        var paper = await db.Papers.WithQuestions()
            .SingleAsync(paper => paper.Id == sitting.ExamPaperId);
        foreach (var (at, code) in Writers.Index())
        {
            // Minutes that no lesson begins at, and hand-in in another order than on the list.
            var began = sitting.Opens.AddMinutes(11 + (17 * ((at + 2) % 4))).AddSeconds(7);
            var attempt = sitting.Start(people[code], paper, Snapshot, Prose.Write, began);
            db.Attempts.Add(attempt);
            db.Answers.AddRange(attempt.Questions.Select(question => new Answer(attempt, question.Number, began)));
            await db.SaveChangesAsync();
            foreach (var question in attempt.Questions)
            {
                var text = $"{said}Chi bộ là hạt nhân chính trị.\n\nCâu {question.Number}: <script>alert(1)</script> việc làm cụ thể.";
                await app.Services.GetRequiredService<AnswerStore>().Save(
                    new AnswerSave(CentreId, attempt.Id, people[code], question.Number, 0, text, began.AddMinutes(30)), CancellationToken.None);
            }

            if (withFiles)
            {
                await AddFiles(db, sitting, attempt, code, at, began.AddMinutes(40));
            }

            attempt.HandIn(began.AddHours(1));
        }

        await db.SaveChangesAsync();
    }

    private async Task AddFiles(LmsDbContext db, ExamSitting sitting, Attempt attempt, string code, int at, DateTimeOffset now)
    {
        var person = await db.People.SingleAsync(person => person.Code == code);
        var folder = new AttemptFolder(sitting, attempt, [], (await db.PoliciesOf(sitting, CancellationToken.None)).ExamFiles);
        foreach (var (name, bytes) in new[] { ($"{person.FullName}.jpg", Papers.Jpeg((byte)(100 + at))), ($"{person.FullName}.docx", Papers.Docx(person.FullName)) })
        {
            var (sha256, length) = await app.Services.GetRequiredService<FileStore>().Put(new MemoryStream(bytes), bytes.Length, CancellationToken.None);
            db.AttemptFiles.Add(folder.Add(await app.Services.GetRequiredService<PaperStore>().Take(name, sha256, length, CancellationToken.None), now, now));
        }
    }
}

internal static class SheetsOfASitting
{
    public static IQueryable<MarkSheet> SheetsIn(this LmsDbContext db, ASitting sitting) =>
        db.MarkSheets.Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id));
}

internal static class PeopleOfTests
{
    public static Task<string> NameOf(this LmsDbContext db, string code) =>
        db.People.Where(person => person.Code == code).Select(person => person.FullName).SingleAsync();
}
