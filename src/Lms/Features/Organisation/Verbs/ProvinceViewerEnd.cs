using System.Globalization;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Hosting;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation.Verbs;

/// <summary>What the console gives: whose sight of a province ends.</summary>
/// <param name="LastDay">Null to end it at once.</param>
public sealed record ProvinceViewerEndOptions(string Province, string Code, DateOnly? LastDay)
{
    private const string Usage = "end-province-viewer --province SLUG --code CODE [--last-day YYYY-MM-DD]";

    public static ProvinceViewerEndOptions From(IConfiguration given) => new(Required(given, "province"), Required(given, "code"), Day(given["last-day"]));

    private static string Required(IConfiguration given, string option) => given[option] is { Length: > 0 } value
        ? value.Normalize()
        : throw new StartRefusedException($"end-province-viewer needs --{option}: {Usage}.");

    private static DateOnly? Day(string? given) => string.IsNullOrEmpty(given) ? null
        : DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new StartRefusedException($"--last-day {given} is no day: {Usage}.");
}

/// <summary>
/// Somebody sees the centres of a province no longer. The membership keeps its days; the account stays, as it may serve
/// elsewhere.
/// </summary>
public sealed class ProvinceViewerEnd(LmsDbContext db, Texts texts, TimeProvider clock)
{
    /// <returns>What to tell the operator.</returns>
    public async Task<string> End(ProvinceViewerEndOptions asked, CancellationToken stop)
    {
        var code = Person.NormalizeCode(asked.Code);
        var found = await db.ProvinceMemberships
            .Join(db.Provinces, one => one.ProvinceId, province => province.Id, (one, province) => new { one, province.Slug })
            .Join(db.People, both => both.one.PersonId, person => person.Id, (both, person) => new { Membership = both.one, both.Slug, Person = person })
            .SingleOrDefaultAsync(both => both.Slug == asked.Province && both.Person.Code == code, stop)
            ?? throw new StartRefusedException($"Nobody with the code {code} sees a province {asked.Province}.");
        var (membership, today) = (found.Membership, clock.Today());
        if (membership.Until < today)
        {
            throw new StartRefusedException($"{found.Person.FullName} ({code}) has not seen /p/{found.Slug} since {membership.Until:yyyy-MM-dd}.");
        }

        // Days are inclusive: without a day given it was yesterday, so that the next request finds nothing.
        var last = asked.LastDay ?? (membership.Since < today ? today.AddDays(-1) : today);
        try
        {
            membership.End(last);
        }
        catch (RuleBrokenException broken)
        {
            // The console speaks English.
            CultureInfo.CurrentUICulture = Preferences.English.UICulture;
            throw new StartRefusedException(texts.Of(broken), broken);
        }

        db.Record(null, null, "Person.ProvinceEnded", membership.PersonId, clock.GetUtcNow(), $"{found.Slug}, {last:yyyy-MM-dd}");
        await db.SaveChangesAsync(stop);
        return $"{found.Person.FullName} ({code}) {(last < today ? "no longer sees" : "sees")} /p/{found.Slug}; the last day {(last < today ? "was" : "is")} {last:yyyy-MM-dd}.";
    }
}
