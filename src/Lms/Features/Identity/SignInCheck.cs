using System.Security.Claims;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Identity;

public enum SignInOutcome
{
    Done,
    WrongPassword,
    LockedOut,
}

/// <summary>Turns a code or phone number and a password into a session. Wrong names cost as much time as wrong passwords.</summary>
public sealed class SignInCheck(LmsDbContext db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly string Decoy = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    /// <summary>Why somebody was not let in, in the reader's words.</summary>
    public static string Refusal(Texts text, SignInOutcome outcome, int triesLeft) =>
        outcome == SignInOutcome.LockedOut ? text["Identity.LockedOut"]
        : triesLeft > 0 ? text["Identity.WrongPasswordTriesLeft", triesLeft]
        : text["Identity.WrongPassword"];

    public async Task<(SignInOutcome Outcome, int TriesLeft)> Try(HttpContext http, string login, string password, CancellationToken stop) =>
        await Check(http, await Find(login, stop), password, stop);

    /// <summary>The same person again, and nobody else.</summary>
    public async Task<(SignInOutcome Outcome, int TriesLeft)> TryAgain(HttpContext http, Guid personId, string password, CancellationToken stop) =>
        await Check(http, await accounts.FindByIdAsync(personId.ToString()), password, stop);

    /// <summary>Gives the browser a cookie that is good until the account's security stamp changes.</summary>
    public static Task Begin(HttpContext http, Account account)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(WhoAsks.StampClaim, account.SecurityStamp!),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    private async Task<(SignInOutcome Outcome, int TriesLeft)> Check(
        HttpContext http, Account? account, string password, CancellationToken stop)
    {
        if (account is null)
        {
            hasher.VerifyHashedPassword(new Account(), Decoy, password);
            return (SignInOutcome.WrongPassword, 0);
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            return (SignInOutcome.LockedOut, 0);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return await accounts.IsLockedOutAsync(account)
                ? (SignInOutcome.LockedOut, 0)
                : (SignInOutcome.WrongPassword, accounts.Options.Lockout.MaxFailedAccessAttempts - account.AccessFailedCount);
        }

        await accounts.ResetAccessFailedCountAsync(account);
        await Note(account, stop);
        await Begin(http, account);
        return (SignInOutcome.Done, 0);
    }

    // Past the account's concurrency stamp: two devices may sign in at once.
    private Task<int> Note(Account account, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Users.Where(one => one.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastSignInAt, now), stop);
    }

    private async Task<Account?> Find(string login, CancellationToken stop)
    {
        var code = Person.NormalizeCode(login);
        var phone = Person.NormalizePhone(login);
        var id = await db.People
            .Where(person => person.Code == code || (phone != null && person.Phone == phone))
            .OrderByDescending(person => person.Code == code)
            .Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync(stop);
        return id is null ? null : await accounts.FindByIdAsync(id.Value.ToString());
    }
}
