using System.Globalization;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Organisation;
using Lms.Hosting;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation.Verbs;

/// <summary>What the console gives: a person and the province whose centres they are to see.</summary>
public sealed record ProvinceViewerOptions(string Province, string Name, string Code)
{
    public static ProvinceViewerOptions From(IConfiguration given) =>
        new(Required(given, "province"), Required(given, "name"), Required(given, "code"));

    private static string Required(IConfiguration given, string option) => given[option] is { Length: > 0 } value
        ? value.Normalize()
        : throw new StartRefusedException(
            $"create-province-viewer needs --{option}: create-province-viewer --province SLUG --name NAME --code CODE.");
}

/// <summary>
/// Lets somebody see the centres of a province. At the console, because no centre may let people into another one.
/// </summary>
public sealed class NewProvinceViewer(LmsDbContext db, Admission admission, Texts texts, TimeProvider clock)
{
    /// <returns>What to tell the operator: the first password, once.</returns>
    public async Task<string> Create(ProvinceViewerOptions asked, CancellationToken stop)
    {
        var province = await db.Provinces.SingleOrDefaultAsync(province => province.Slug == asked.Province, stop)
            ?? throw new StartRefusedException($"There is no province {asked.Province}. There are: {string.Join(", ", await Known(stop))}.");
        try
        {
            var (person, password) = await admission.Admit(asked.Code, asked.Name, stop);
            await Grant(province, person.Id, stop);
            await db.SaveChangesAsync(stop);
            return password is null
                ? $"{person.FullName} ({person.Code}) has an account already and now sees /p/{province.Slug}."
                : $"{person.FullName} sees /p/{province.Slug}. Code: {person.Code}  First password: {password} (to be changed at the first sign-in)";
        }
        catch (RuleBrokenException broken)
        {
            // The console speaks English.
            CultureInfo.CurrentUICulture = Preferences.English.UICulture;
            throw new StartRefusedException(texts.Of(broken), broken);
        }
    }

    // Whoever saw it once and was ended sees it again; whoever sees it already is left alone.
    private async Task Grant(Province province, Guid personId, CancellationToken stop)
    {
        var former = await db.ProvinceMemberships.SingleOrDefaultAsync(one => one.ProvinceId == province.Id && one.PersonId == personId, stop);
        if (former is { Until: null })
        {
            return;
        }

        former?.Resume();
        if (former is null)
        {
            db.ProvinceMemberships.Add(new ProvinceMembership(province.Id, personId, clock.Today()));
        }

        db.Record(null, null, "Person.ProvinceGranted", personId, clock.GetUtcNow(), province.Slug);
    }

    private Task<List<string>> Known(CancellationToken stop) => db.Provinces.OrderBy(province => province.Slug).Select(province => province.Slug).ToListAsync(stop);
}
