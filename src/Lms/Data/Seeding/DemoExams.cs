using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Data.Answers;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Domain.Marking.Standardising;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>The demo centre's papers and sittings: written, handed in, marked and released as people would have.</summary>
internal sealed partial class DemoExams(LmsDbContext db, AnswerStore answers, FileStore files, ContentFiles content, DemoCentre centre)
{
    private readonly Dictionary<string, ExamPaper> papers = [];
    private readonly Dictionary<string, ExamSitting> sittings = [];

    public async Task Load(PolicyBook policies, CancellationToken stop)
    {
        var file = content.Read<ExamsFile>("sittings.yml");
        var office = await db.Memberships
            .Where(member => member.CentreId == centre.Centre.Id && member.Roles.Any(grant => grant.Role == Role.AcademicOffice))
            .Select(member => member.PersonId).FirstAsync(stop);
        foreach (var paper in file.Papers)
        {
            papers[paper.Key] = AddPaper(paper, office, policies);
        }

        foreach (var sitting in file.Sittings)
        {
            sittings[sitting.Key] = await AddSitting(sitting, file.Papers.Single(paper => paper.Key == sitting.Paper), office, policies, stop);
        }

        AddComments(file.Comments);
        await db.SaveChangesAsync(stop);
    }

    private ExamPaper AddPaper(PaperFile file, Guid office, PolicyBook policies)
    {
        var now = centre.At(-40, "09:00");
        var paper = new ExamPaper(centre.Centre.Id, centre.Programmes[file.Programme].Id, file.Title, office, now);
        AddQuestions(paper, file.Questions, ExamForm.Official, now);
        AddQuestions(paper, file.Reserve, ExamForm.Reserve, now);
        paper.Fit(policies, office, now);
        db.Papers.Add(paper);
        return paper;
    }

    private void AddQuestions(ExamPaper paper, IEnumerable<QuestionFile> files, ExamForm form, DateTimeOffset now)
    {
        foreach (var file in files)
        {
            var question = new BankQuestion(paper.CentreId, paper.ProgrammeId, file.Kind, file.Name, paper.AuthorId, now);
            question.Place(file.Name, centre.Programmes.Values.Single(programme => programme.Id == paper.ProgrammeId)
                .Lessons.SingleOrDefault(lesson => lesson.Number == file.Lesson));
            Write(question.Write(file.Text, file.Points, paper.AuthorId, now), file);
            db.BankQuestions.Add(question);
            paper.Add(question, form);
        }
    }

    private static void Write(Question question, QuestionFile file)
    {
        file.Variants.ForEach(variant => question.Vary(variant.Tag, variant.Text));
        if (file.General.Length > 0)
        {
            question.VaryGenerally(file.General);
        }

        file.Scheme.ForEach(item => question.AddSchemeItem(item.Text, item.Max));
        question.Answer(file.ModelAnswer);
        question.Compare(file.Comparability);
    }

    private async Task<ExamSitting> AddSitting(SittingFile file, PaperFile paper, Guid office, PolicyBook policies, CancellationToken stop)
    {
        var (opens, closes) = (At(file.Opens), At(file.Closes));
        int? minutes = file.Kind == SittingKind.TakeHome || opens.AddMinutes(paper.DurationMinutes) >= closes ? null : paper.DurationMinutes;
        var sitting = new ExamSitting(
            centre.Centre.Id, centre.Classes[file.Class].Id, papers[file.Paper].Id, file.Title, opens, closes, minutes,
            policies.SaveGrace, file.Kind);
        if (file.TakesFiles)
        {
            sitting.TakeFiles();
        }

        foreach (var candidate in file.Candidates)
        {
            sitting.Admit(centre.People[candidate].Id);
        }

        Appoint(sitting, file.Invigilators, AppointmentKind.Invigilator, office);
        Appoint(sitting, file.Markers, AppointmentKind.Marker, office);
        Appoint(sitting, [file.HeadOfMarking], AppointmentKind.HeadOfMarking, office);
        Appoint(sitting, file.MaskingOfficer is null ? [] : [file.MaskingOfficer], AppointmentKind.MaskingOfficer, office);
        db.Sittings.Add(sitting);
        db.Pin(sitting, policies);
        foreach (var attempt in file.Attempts)
        {
            await Write(file, sitting, attempt, stop);
        }

        await db.SaveChangesAsync(stop);
        if (file.State != "Open")
        {
            await Mark(file, sitting, office, stop);
        }

        return sitting;
    }

    private void AddComments(IEnumerable<CommentFile> files)
    {
        foreach (var (at, file) in files.Index())
        {
            db.BankComments.Add(file.Sitting is { } sitting
                ? BankComment.Shared(sittings[sitting], file.Shorthand, file.Text, at)
                : BankComment.Own(centre.Centre.Id, centre.People[file.Marker!].Id, file.Shorthand, file.Text, at));
        }
    }

    private void Appoint(ExamSitting sitting, IEnumerable<string> people, AppointmentKind kind, Guid office)
    {
        foreach (var person in people)
        {
            sitting.Appoint(centre.People[person].Id, kind, office, sitting.Opens.AddDays(-2));
        }
    }

    private async Task Write(SittingFile file, ExamSitting sitting, AttemptFile written, CancellationToken stop)
    {
        var person = centre.People[written.Trainee].Id;
        var started = At(written.Started);
        var attempt = sitting.Start(person, papers[file.Paper], await DutyOf(person, started, stop), Prose.Write, started);
        db.Attempts.Add(attempt);
        db.Answers.AddRange(attempt.Questions.Select(question => new Answer(attempt, question.Number, started)));
        await db.SaveChangesAsync(stop);

        foreach (var (number, text) in Texts(file.Key, written.Trainee))
        {
            await answers.Save(new AnswerSave(attempt.CentreId, attempt.Id, person, number, 0, text, At(written.Saved)), stop);
        }

        if (written.Files.Count > 0)
        {
            await AddFiles(file, sitting, attempt, written, stop);
        }

        if (written.HandedIn is { } handedIn)
        {
            attempt.HandIn(At(handedIn));
        }
    }

    private async Task AddFiles(SittingFile file, ExamSitting sitting, Attempt attempt, AttemptFile written, CancellationToken stop)
    {
        var folder = new AttemptFolder(sitting, attempt, [], (await db.PoliciesOf(sitting, stop)).ExamFiles);
        foreach (var name in written.Files)
        {
            await using var bytes = File.OpenRead(content.PathOf($"answers/{file.Key}/{name}"));
            var (sha256, length) = await files.Put(bytes, long.MaxValue, stop);
            db.AttemptFiles.Add(folder.Add(await new PaperStore(files).Take(name, sha256, length, stop), At(written.Saved), At(written.Saved)));
        }
    }

    private async Task<DutySnapshot?> DutyOf(Guid person, DateTimeOffset now, CancellationToken stop)
    {
        var duties = await db.DutyAssignments
            .Where(duty => duty.CentreId == centre.Centre.Id && duty.PersonId == person)
            .ToListAsync(stop);
        var duty = DutyAssignment.On(duties, SchoolTime.Day(now));
        var unit = centre.Units.Values.SingleOrDefault(unit => unit.Id == duty?.UnitId);
        return duty is null ? null : new DutySnapshot(duty.Position, duty.Duty, unit!.Name, unit.Locality, duty.Tag);
    }

    private IEnumerable<(int Number, string Text)> Texts(string sitting, string trainee)
    {
        var pieces = QuestionMark().Split(File.ReadAllText(content.PathOf($"answers/{sitting}/{trainee}.md")));
        for (var at = 1; at + 1 < pieces.Length; at += 2)
        {
            yield return (int.Parse(pieces[at], CultureInfo.InvariantCulture), pieces[at + 1].Trim());
        }
    }

    private async Task Mark(SittingFile file, ExamSitting sitting, Guid office, CancellationToken stop)
    {
        var sealing = sitting.Closes.AddMinutes(30);
        var started = file.Attempts.Select(attempt => centre.People[attempt.Trainee].Id).ToHashSet();
        sitting.RecordAbsent([.. file.Absent.Select(absent => centre.People[absent].Id)], started, office, sealing);
        await Seal(file, sitting, office, sealing, stop);
        if (file.State == "Masking")
        {
            return;
        }

        foreach (var attempt in file.Attempts)
        {
            await Mark(file, sitting, attempt, stop);
        }

        if (file.Released is { } released)
        {
            await new SittingRelease(db).Release(sitting, centre.People[released.Actor!].Id, At(released), stop);
            await db.SaveChangesAsync(stop);
            await Appeal(file, sitting, At(released), stop);
        }
    }

    /// <summary>Through masking to the markers; a sitting that stays at the masking step keeps its names undecided.</summary>
    private async Task Seal(SittingFile file, ExamSitting sitting, Guid office, DateTimeOffset sealing, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        await new SittingSeal(db).Seal(sitting, Prose.Write, sealing, stop);
        if (file.State != "Masking")
        {
            var (masks, officer) = (new SittingMasks(db), sitting.Holders(AppointmentKind.MaskingOfficer).DefaultIfEmpty(office).First());
            await masks.Decide(sitting, masks.MasksOf(db.ScriptsOf(sitting)), MaskState.Left, officer, sealing, stop);
            await masks.HandOver(sitting, Prose.Write, officer, sealing.AddHours(1), stop);
            await db.SaveChangesAsync(stop);
            await new SittingAllocation(db, new MarkingConflicts(db))
                .ByLot(sitting, centre.People[file.HeadOfMarking].Id, sealing.AddHours(2), stop);
        }

        if (file.State == "Closed")
        {
            DrawCommonSet(sitting, await db.ScriptsOf(sitting).ToListAsync(stop), await new MarkingConflicts(db).Of(sitting, stop));
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
    }

    private async Task Appeal(SittingFile file, ExamSitting sitting, DateTimeOffset released, CancellationToken stop)
    {
        var (rules, day) = ((await db.PoliciesOf(sitting, stop)).Appeal, SchoolTime.Day(released));
        foreach (var appeal in file.Appeals)
        {
            var person = centre.People[appeal.Trainee].Id;
            var result = await db.Results.SingleAsync(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == person, stop);
            db.MarkAppeals.Add(new MarkAppeal(
                sitting, result, appeal.Reason, rules, day, SchoolTime.Day(At(appeal.At)), SchoolTime.At(rules.AnswerBy(day), new TimeOnly(23, 59)), At(appeal.At)));
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>One script that both markers mark for practice; their bags do not wait for it.</summary>
    private void DrawCommonSet(ExamSitting sitting, List<Script> scripts, ILookup<Guid, Guid> barred)
    {
        foreach (var (script, sheets) in StandardScript.Draw(sitting, scripts, count: 1, barred, Lot.Fair))
        {
            db.StandardScripts.Add(script);
            db.StandardSheets.AddRange(sheets);
        }
    }

    private async Task Mark(SittingFile file, ExamSitting sitting, AttemptFile written, CancellationToken stop)
    {
        var script = await ScriptOf(sitting, centre.People[written.Trainee].Id, stop);
        foreach (var marking in written.Marking)
        {
            if (written.Marking.IndexOf(marking) == 2)
            {
                await new ScriptReconciliation(db).DrawThird(sitting, await Made(script, stop), stop);
                await db.SaveChangesAsync(stop);
            }

            await Mark(script, written.Marking.IndexOf(marking) + 1, marking, papers[file.Paper], stop);
        }

        if (written.Settled is { } settled)
        {
            var (points, head) = (papers[file.Paper].Points(sitting.Form), centre.People[file.HeadOfMarking].Id);
            (await Made(script, stop)).Settle(settled.Mark, settled.Minutes, points, step: 0.25m, head, At(settled.At));
            await db.SaveChangesAsync(stop);
        }
    }

    private async Task<Script> ScriptOf(ExamSitting sitting, Guid person, CancellationToken stop)
    {
        var attempt = await db.Attempts.SingleAsync(
            attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id && attempt.PersonId == person, stop);
        var link = await db.ScriptLinks.SingleAsync(link => link.CentreId == sitting.CentreId && link.AttemptId == attempt.Id, stop);
        return await db.Scripts.Include(script => script.Answers)
            .SingleAsync(script => script.CentreId == sitting.CentreId && script.Id == link.ScriptId, stop);
    }

    private Task<Reconciliation> Made(Script script, CancellationToken stop) =>
        db.Reconciliations.SingleAsync(made => made.CentreId == script.CentreId && made.ScriptId == script.Id, stop);

    private async Task Mark(Script script, int round, MarkingFile marking, ExamPaper paper, CancellationToken stop)
    {
        var sheet = await db.MarkSheets.Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
            .SingleAsync(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id && sheet.Round == round, stop);
        foreach (var file in marking.Sheets)
        {
            var question = paper.Of(ExamForm.Official).Single(asked => asked.Number == file.Question).Question;
            Fill(sheet, question, file, script.Answers.Single(answer => answer.Number == file.Question), At(marking.Marked));
        }

        sheet.Conclude(marking.Remark, At(marking.Marked));
        sheet.Raise(marking.Concern, At(marking.Marked));
        await db.SaveChangesAsync(stop);
        if (!marking.Open)
        {
            await using var locking = await db.Database.BeginTransactionAsync(stop);
            sheet.Lock([.. paper.Of(ExamForm.Official).SelectMany(asked => asked.Question.Scheme)], At(marking.Marked));
            await db.SaveChangesAsync(stop);
            await new ScriptReconciliation(db).Follow(sheet, At(marking.Marked), stop);
            await db.SaveChangesAsync(stop);
            await locking.CommitAsync(stop);
        }
    }

    private static void Fill(MarkSheet sheet, Question question, SheetFile file, ScriptAnswer answer, DateTimeOffset now)
    {
        foreach (var (item, value) in question.Scheme.OrderBy(item => item.Number).Zip(file.Marks))
        {
            sheet.Mark(item, value, step: 0.25m, now);
        }

        foreach (var remark in file.Remarks)
        {
            RemarkPoints? points = remark.Points is { } named ? RemarkPoints.Of(named, question.Points, step: 0.25m) : null;
            sheet.Say(answer, start: null, remark.Quote, remark.Text, now, points);
        }
    }

    private DateTimeOffset At(MomentFile moment) => centre.At(moment.Day, moment.Time);

    [GeneratedRegex("^<!-- question ([0-9]+) -->$", RegexOptions.Multiline)]
    private static partial Regex QuestionMark();
}
