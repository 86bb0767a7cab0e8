using System.Globalization;
using System.Security.Claims;
using Lms.Data;
using Lms.Data.Conduct;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Identity;

public enum EntryOutcome
{
    Done,

    /// <summary>The number, the code or the time: nobody is told which.</summary>
    Wrong,

    /// <summary>Too many wrong codes from here.</summary>
    Held,

    /// <summary>Everything is right, and the candidate is postponed: only they hear it.</summary>
    Excused,
}

/// <summary>
/// Turns a candidate's number or code and the code of their slip into a session for that sitting alone. A wrong number, a wrong
/// code and a slip that is not good now are told apart by nothing.
/// </summary>
public sealed class CodeCheck(LmsDbContext db, EntryPasses passes, EntryTries tries, TimeProvider clock)
{
    private const string DeviceCookie = "lms-device";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(26);

    /// <returns>The slip, when the outcome is done.</returns>
    public async Task<(EntryOutcome Outcome, GoodPass? Pass)> Try(HttpContext http, string login, string code, CancellationToken stop) =>
        await Check(http, code, pass => IsOf(pass, login), stop);

    /// <summary>The same person again, and nobody else.</summary>
    public async Task<EntryOutcome> TryAgain(HttpContext http, Guid person, string code, CancellationToken stop) =>
        (await Check(http, code, pass => pass.PersonId == person, stop)).Outcome;

    private async Task<(EntryOutcome Outcome, GoodPass? Pass)> Check(
        HttpContext http, string code, Func<GoodPass, bool> isTheirs, CancellationToken stop)
    {
        var from = http.Connection.RemoteIpAddress;
        if (await tries.AreUp(from, stop))
        {
            return (EntryOutcome.Held, null);
        }

        if (await passes.WithCode(code, stop) is not { } pass || !isTheirs(pass))
        {
            await tries.Wrong(from, stop);
            return (EntryOutcome.Wrong, null);
        }

        if (pass.IsExcused)
        {
            return (EntryOutcome.Excused, null);
        }

        await Note(http, pass, stop);
        await Begin(http, pass, stop);
        return (EntryOutcome.Done, pass);
    }

    private static bool IsOf(GoodPass pass, string login) => pass.Code == Person.NormalizeCode(login)
        || (int.TryParse(login.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == pass.Number);

    // The cookie goes with the browser, and is worth nothing once the slip is no longer good.
    private async Task Begin(HttpContext http, GoodPass pass, CancellationToken stop)
    {
        var stamp = await db.Users.Where(account => account.Id == pass.PersonId).Select(account => account.SecurityStamp).SingleAsync(stop);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, pass.PersonId.ToString()),
                new Claim(WhoAsks.StampClaim, stamp!),
                new Claim(CodeSession.PassClaim, pass.Id.ToString()),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(
            new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false, ExpiresUtc = clock.GetUtcNow() + Longest, AllowRefresh = false });
    }

    /// <summary>A device is written down the first time; another one is told on the board.</summary>
    private async Task Note(HttpContext http, GoodPass pass, CancellationToken stop)
    {
        var (now, device) = (clock.GetUtcNow(), Device(http));
        var isNew = !await db.EntryUses.AnyAsync(
            use => use.CentreId == pass.CentreId && use.ExamSittingId == pass.SittingId && use.PersonId == pass.PersonId && use.DeviceId == device, stop);
        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (isNew)
        {
            db.EntryUses.Add(new EntryUse(pass.CentreId, pass.SittingId, pass.PersonId, device, now));
        }

        db.Record(pass.CentreId, pass.PersonId, "ExamSitting.EnteredByCode", pass.SittingId, now, $"{pass.PersonId} {device}");
        await db.SaveChangesAsync(stop);
        await db.TellSitting(pass.CentreId, pass.SittingId, stop);
        await change.CommitAsync(stop);
    }

    private static Guid Device(HttpContext http)
    {
        if (Guid.TryParse(http.Request.Cookies[DeviceCookie], out var known))
        {
            return known;
        }

        var made = Guid.NewGuid();
        http.Response.Cookies.Append(DeviceCookie, $"{made}", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = Longest,
            IsEssential = true,
        });
        return made;
    }
}
