using Lms.Bench.Exams;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Marking;

/// <summary>A sitting of two questions that closed yesterday, with a written and handed-in attempt of every candidate, and those who see to its marking.</summary>
public sealed record MarkingHall(Guid Centre, Guid Sitting, string Officer, string Head, IReadOnlyList<string> Markers)
{
    public const int MarkerCount = 10;

    /// <summary>Of each of the two answers.</summary>
    private const int TextBytes = 5_000;

    private const int Together = 250;

    public string Path => $"/c/{Roll.Centre}/sittings/{Sitting}";

    public static async Task<MarkingHall> Prepare(LmsDbContext db, AnswerStore answers, int count, DateTimeOffset now, CancellationToken stop)
    {
        var centre = await db.Centres.Where(one => one.Slug == Roll.Centre).Select(one => one.Id).SingleAsync(stop);
        var group = await db.Classes.Where(one => one.CentreId == centre).OrderByDescending(one => one.Enrolments.Count).FirstAsync(stop);
        var office = await db.Set<RoleGrant>().Where(grant => grant.CentreId == centre && grant.Role == Role.AcademicOffice)
            .Select(grant => grant.PersonId).FirstAsync(stop);
        var policies = await db.PoliciesOn(centre, SchoolTime.Day(now), stop);
        var paper = Paper(db, centre, group.ProgrammeId, office, policies.MarkStep, now);
        var closes = now.AddDays(-1);
        var sitting = new ExamSitting(centre, group.Id, paper.Id, "Ca thi đo tốc độ chấm", closes.AddHours(-3), closes, null, policies.SaveGrace, SittingKind.InClass);
        var writers = People(db, centre, "CHAM", "Lê Thị Viết", Role.Trainee, count, now);
        writers.ForEach(person => sitting.Admit(person.Id));
        var staff = People(db, centre, "GK", "Trần Văn Chấm", Role.Lecturer, MarkerCount + 2, now);
        sitting.Appoint(staff[0].Id, AppointmentKind.MaskingOfficer, office, now);
        sitting.Appoint(staff[1].Id, AppointmentKind.HeadOfMarking, office, now);
        foreach (var marker in staff.Skip(2))
        {
            sitting.Appoint(marker.Id, AppointmentKind.Marker, office, now);
        }

        db.Add(sitting);
        db.Pin(sitting, policies);
        await db.SaveChangesAsync(stop);
        await Write(db, answers, sitting, paper, writers, stop);
        return new MarkingHall(centre, sitting.Id, staff[0].Code, staff[1].Code, [.. staff.Skip(2).Select(person => person.Code)]);
    }

    private static ExamPaper Paper(LmsDbContext db, Guid centre, Guid programme, Guid office, decimal step, DateTimeOffset now)
    {
        var paper = new ExamPaper(centre, programme, "Bài thi đo tốc độ chấm", office, now);
        foreach (var (title, points) in new[] { ("Nền tảng của Đảng", 6m), ("Việc ở cơ sở", 4m) })
        {
            var question = new BankQuestion(centre, programme, QuestionKind.Theory, title, office, now);
            var version = question.Write($"**{title}**: trình bày và liên hệ với công việc của mình.", points, office, now);
            foreach (var part in Enumerable.Range(1, 4))
            {
                version.AddSchemeItem($"Ý {part}: nêu đúng, có dẫn chứng", points / 4);
            }

            paper.Add(question, ExamForm.Official);
            db.Add(question);
        }

        paper.Fix(step, office, now);
        db.Add(paper);
        return paper;
    }

    private static async Task Write(LmsDbContext db, AnswerStore answers, ExamSitting sitting, ExamPaper paper, List<Person> writers, CancellationToken stop)
    {
        var began = sitting.Opens.AddMinutes(3);
        foreach (var some in writers.Chunk(Together))
        {
            var attempts = some.Select(person => sitting.Start(person.Id, paper, null, Prose.Write, began)).ToList();
            db.Attempts.AddRange(attempts);
            db.Answers.AddRange(attempts.SelectMany(attempt => attempt.Questions.Select(question => new Answer(attempt, question.Number, began))));
            await db.SaveChangesAsync(stop);
            await Task.WhenAll(attempts.SelectMany(attempt => attempt.Questions.Select(question => answers.Save(
                new AnswerSave(sitting.CentreId, attempt.Id, attempt.PersonId, question.Number, 0, Essay.Of(HashCode.Combine(attempt.Id, question.Number), TextBytes), began.AddMinutes(30)), stop))));
            attempts.ForEach(attempt => attempt.HandIn(began.AddHours(1)));
            await db.SaveChangesAsync(stop);
        }
    }

    private static List<Person> People(LmsDbContext db, Guid centre, string code, string family, Role role, int count, DateTimeOffset now)
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Roll.Password);
        var people = Enumerable.Range(1, count).Select(number => new Person($"{code}-{number:0000}", family, Roll.NameOf(number))).ToList();
        foreach (var person in people)
        {
            var membership = new Membership(centre, person.Id, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-2));
            membership.Grant(role, actor: null, now);
            db.AddRange(person, membership, Roll.AccountOf(person, hash));
        }

        return people;
    }
}
