using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Domain.People.Import;

namespace Lms.Features.Imports;

internal static class Newcomers
{
    /// <summary>
    /// Accounts that an import made and whose owners have not chosen a password yet. Whoever has since been given power over
    /// people, here or elsewhere, is not among them: their passwords are given one by one, under the stricter rule for that.
    /// </summary>
    public static IQueryable<Account> NewcomersOf(this LmsDbContext db, Guid centreId, Guid importId) => db.Users
        .Where(account => account.MustChangePassword
            && db.Set<RosterEntry>().Any(entry =>
                entry.CentreId == centreId && entry.RosterImportId == importId && entry.Fate == RosterFate.New && entry.PersonId == account.Id)
            && !db.ManagersElsewhere(Guid.Empty).Any(manager => manager.PersonId == account.Id));
}
