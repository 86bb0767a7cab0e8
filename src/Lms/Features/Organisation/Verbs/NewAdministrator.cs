using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain;
using Lms.Domain.Language;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Hosting;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation.Verbs;

/// <summary>What the console gives: a person and a centre; names of centre and province only where it is new.</summary>
public sealed partial record AdministratorOptions(
    string Centre, string Name, string Code, string? CentreName, string? Province, string? Locality)
{
    public static AdministratorOptions From(IConfiguration given)
    {
        var slug = Required(given, "centre");
        return Slug().IsMatch(slug)
            ? new AdministratorOptions(
                slug, Required(given, "name"), Required(given, "code"), given["centre-name"], given["province"], given["locality"])
            : throw new StartRefusedException($"--centre {slug}: write it as it stands in addresses, in small letters and hyphens: song-van.");
    }

    private static string Required(IConfiguration given, string option) => given[option] is { Length: > 0 } value
        ? value.Normalize()
        : throw new StartRefusedException(
            $"create-admin needs --{option}: create-admin --centre SLUG --name NAME --code CODE [--centre-name NAME --province NAME].");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}

/// <summary>The first person of a centre, made at the console: everybody else is made by somebody who signs in.</summary>
public sealed class NewAdministrator(LmsDbContext db, SharedContent shared, Admission admission, Texts texts, TimeProvider clock)
{
    /// <returns>What to tell the operator: the first password, once.</returns>
    public async Task<string> Create(AdministratorOptions asked, CancellationToken stop)
    {
        try
        {
            var centre = await db.Centres.SingleOrDefaultAsync(centre => centre.Slug == asked.Centre, stop) ?? await Found(asked, stop);
            var (person, password) = await admission.Admit(asked.Code, asked.Name, stop);
            await Grant(centre, person, stop);
            db.Record(centre.Id, null, "Person.RoleGranted", person.Id, clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            return password is null
                ? $"{person.FullName} ({person.Code}) has an account already and now administers /c/{centre.Slug}."
                : $"{person.FullName} administers /c/{centre.Slug}. Code: {person.Code}  First password: {password} (to be changed at the first sign-in)";
        }
        catch (RuleBrokenException broken)
        {
            // The console speaks English.
            CultureInfo.CurrentUICulture = Preferences.English.UICulture;
            throw new StartRefusedException(texts.Of(broken), broken);
        }
    }

    private async Task<Centre> Found(AdministratorOptions asked, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.CentreName) || string.IsNullOrWhiteSpace(asked.Province))
        {
            throw new StartRefusedException($"There is no centre {asked.Centre}: to found it, give --centre-name and --province too.");
        }

        var slug = SearchKey.Of(asked.Province).Replace(' ', '-');
        var province = await db.Provinces.SingleOrDefaultAsync(province => province.Slug == slug, stop)
            ?? db.Provinces.Add(new Province(slug, asked.Province)).Entity;
        var centre = db.Centres.Add(
            new Centre(province.Id, asked.Centre, asked.CentreName, asked.CentreName, asked.Locality ?? asked.Province)).Entity;
        shared.AddTo(db, centre.Id);
        return centre;
    }

    private async Task Grant(Centre centre, Person person, CancellationToken stop)
    {
        var membership = await db.Memberships.Include(membership => membership.Roles)
            .SingleOrDefaultAsync(membership => membership.CentreId == centre.Id && membership.PersonId == person.Id, stop)
            ?? db.Memberships.Add(new Membership(centre.Id, person.Id, clock.Today())).Entity;
        membership.Grant(Role.Administrator, actor: null, clock.GetUtcNow());
    }
}
