using Lms.Data;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>A person whom the console names: known already, or made with an account.</summary>
public sealed class Admission(LmsDbContext db, FirstPassword passwords)
{
    /// <returns>The first password of somebody new; null for who has one.</returns>
    public async Task<(Person Person, string? Password)> Admit(string code, string name, CancellationToken stop)
    {
        code = Person.NormalizeCode(code);
        if (await db.People.SingleOrDefaultAsync(person => person.Code == code, stop) is { } known)
        {
            return (known, null);
        }

        var names = name.Trim().Split(' ');
        var person = db.People.Add(new Person(code, string.Join(' ', names[..^1]), names[^1])).Entity;
        var account = new Account(person.Id, person.Code) { NormalizedUserName = person.Code, LockoutEnabled = true };
        var password = passwords.GiveTo(account);
        db.Users.Add(account);
        return (person, password);
    }
}
