using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Lms.Domain.People;
using Lms.Tests.Support;

namespace Lms.Tests.Marking;

/// <summary>All by which a candidate of a sitting could be known: who they are, where they belong, when they wrote.</summary>
internal sealed class Traces
{
    private readonly List<(string What, Regex Trace)> exact = [];
    private readonly List<(string What, string Folded)> words = [];

    public static Task<Traces> Of(LmsApp app, params Guid[] sittings) => app.InDatabase(async db =>
    {
        var rows = await (
            from candidate in db.Candidates
            join person in db.People on candidate.PersonId equals person.Id
            where sittings.Contains(candidate.ExamSittingId)
            select new
            {
                Person = person,
                candidate.Number,
                Unit = db.UnitMemberships.Where(one => one.PersonId == candidate.PersonId && one.Place == UnitPlace.Home && one.To == null)
                    .Join(db.Units, one => one.UnitId, unit => unit.Id, (_, unit) => unit.Name).FirstOrDefault(),
                Attempt = db.Attempts.FirstOrDefault(attempt => attempt.ExamSittingId == candidate.ExamSittingId && attempt.PersonId == candidate.PersonId),
                Files = db.AttemptFiles.Where(file => db.Attempts.Any(attempt => attempt.Id == file.AttemptId
                    && attempt.ExamSittingId == candidate.ExamSittingId && attempt.PersonId == candidate.PersonId)).ToList(),
                Saved = db.Answers.Where(answer => db.Attempts.Any(attempt => attempt.Id == answer.AttemptId
                    && attempt.ExamSittingId == candidate.ExamSittingId && attempt.PersonId == candidate.PersonId)).Max(answer => (DateTimeOffset?)answer.SavedAt),
            }).AsNoTracking().AsSplitQuery().ToListAsync();
        Assert.NotEmpty(rows);
        var traces = new Traces();
        foreach (var row in rows)
        {
            traces.Name(row.Person.FamilyName, row.Person.GivenName);
            traces.Words("unit", row.Unit);
            traces.Words("unit in the question", row.Attempt?.Duty?.Organisation);
            traces.Exact("login", row.Person.Code);
            traces.Exact("phone", row.Person.Phone);
            traces.Exact("person", row.Person.Id.ToString());
            traces.Exact("candidate number", row.Number.ToString("0000", CultureInfo.InvariantCulture));
            traces.Exact("attempt", row.Attempt?.Id.ToString());
            traces.Exact("mail address", row.Person.Email);
            traces.Exact("birthday", row.Person.BirthDate is { } born ? SchoolTime.Show(born, "date") : null);
            foreach (var file in row.Files)
            {
                traces.Exact("file", file.Id.ToString());
                traces.Exact("file as it came", file.Sha256);
            }

            foreach (var moment in new[] { row.Attempt?.StartedAt, row.Attempt?.HandedInAt, row.Saved }.OfType<DateTimeOffset>())
            {
                traces.Moment(moment);
            }
        }

        return traces;
    });

    /// <summary>The first trace in what was answered; what was asked for is no trace.</summary>
    public string? In(string path, string answer)
    {
        var folded = $" {SearchKey.Of(answer)} ";
        return exact.Where(one => !one.Trace.IsMatch(path)).FirstOrDefault(one => one.Trace.IsMatch(answer)) is { Trace: not null } found
            ? $"{found.What} {found.Trace} in {path}"
            : words.FirstOrDefault(one => folded.Contains($" {one.Folded} ", StringComparison.Ordinal)) is { Folded: not null } word
            ? $"{word.What} {word.Folded} in {path}"
            : null;
    }

    private void Name(string family, string given)
    {
        Words("name", $"{family} {given}");
        Words("name", $"{given} {family}");
        Words("name", $"{given} {family.Split(' ')[0]}");
    }

    private void Words(string what, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            words.Add((what, SearchKey.Of(text)));
        }
    }

    private void Exact(string what, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            exact.Add((what, new Regex($"(?<![-0-9A-Za-z]){Regex.Escape(text)}(?![-0-9A-Za-z])", RegexOptions.IgnoreCase)));
        }
    }

    /// <summary>As the pages show moments, and as machines write them.</summary>
    private void Moment(DateTimeOffset moment)
    {
        var local = SchoolTime.Local(moment);
        Exact("time", SchoolTime.Show(moment, "time"));
        Exact("time", SchoolTime.Show(moment, "seconds"));
        foreach (var written in new[]
        {
            local.ToString("HH:mm", CultureInfo.InvariantCulture), moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        })
        {
            // After a colon they are the minutes of another moment.
            exact.Add(("time", new Regex($"(?<![0-9:]){Regex.Escape(written)}")));
        }
    }
}
