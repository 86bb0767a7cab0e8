using System.Globalization;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Organisation;
using Lms.Hosting;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

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
            if (!await db.ProvinceMemberships.AnyAsync(one => one.ProvinceId == province.Id && one.PersonId == person.Id, stop))
            {
                db.ProvinceMemberships.Add(new ProvinceMembership(province.Id, person.Id, clock.Today()));
                db.Record(null, null, "Person.ProvinceGranted", person.Id, clock.GetUtcNow(), province.Slug);
            }

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

    private Task<List<string>> Known(CancellationToken stop) => db.Provinces.OrderBy(province => province.Slug).Select(province => province.Slug).ToListAsync(stop);
}
