using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Exams;

/// <summary>A sitting of one question at the demo's first class, open all day, with trainees of its own.</summary>
public sealed record ExamRoom(Guid Centre, Guid Sitting, IReadOnlyList<(string Code, string Name)> Trainees)
{
    public string Path => $"/c/{Roll.Centre}/sittings/{Sitting}";

    public static async Task<ExamRoom> Prepare(LmsDbContext db, int count, DateTimeOffset now, CancellationToken stop)
    {
        var centre = await db.Centres.Where(one => one.Slug == Roll.Centre).Select(one => one.Id).SingleAsync(stop);
        var group = await db.Classes.Where(one => one.CentreId == centre).OrderByDescending(one => one.Enrolments.Count).FirstAsync(stop);
        var office = await db.Set<RoleGrant>().Where(grant => grant.CentreId == centre && grant.Role == Role.AcademicOffice)
            .Select(grant => grant.PersonId).FirstAsync(stop);
        var policies = await db.PoliciesOn(centre, SchoolTime.Day(now), stop);
        var paper = new ExamPaper(centre, group.ProgrammeId, "Bài thi đo tốc độ", office, now);
        var question = new BankQuestion(centre, group.ProgrammeId, QuestionKind.Theory, "Nền tảng của Đảng", office, now);
        question.Write("Vì sao **chi bộ** là nền tảng của Đảng?", 10, office, now).AddSchemeItem("Trả lời đúng", 10);
        paper.Add(question, ExamForm.Official);
        paper.Fix(policies.MarkStep, office, now);
        var sitting = new ExamSitting(centre, group.Id, paper.Id, "Ca thi đo tốc độ", now.AddMinutes(-1), now.AddHours(20), null, policies.SaveGrace, SittingKind.InClass);
        var people = Admit(db, sitting, count, now);
        db.AddRange(question, paper, sitting);
        db.Pin(sitting, policies);
        await db.SaveChangesAsync(stop);
        return new ExamRoom(centre, sitting.Id, [.. people.Select(person => (person.Code, person.FullName))]);
    }

    private static List<Person> Admit(LmsDbContext db, ExamSitting sitting, int count, DateTimeOffset now)
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Roll.Password);
        var people = Enumerable.Range(1, count).Select(number => new Person($"THI-{number:0000}", "Lê Thị Viết", Roll.NameOf(number))).ToList();
        foreach (var person in people)
        {
            var membership = new Membership(sitting.CentreId, person.Id, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1));
            membership.Grant(Role.Trainee, actor: null, now);
            db.AddRange(person, membership, Roll.AccountOf(person, hash));
            sitting.Admit(person.Id);
        }

        return people;
    }
}
