using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lms.Data;

/// <summary>A password that the office hands over on paper: shown once, kept only as a hash, to be changed at first use.</summary>
public sealed class FirstPassword
{
    private const int Groups = 3;
    private const int GroupLength = 4;

    // Without what is misread on paper: 0 and o, 1, i and l.
    internal const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>
    /// Far fewer rounds than a password of somebody's own gets: those rounds make up for what people choose, and this one
    /// is chosen by lot among 31^12 (59 bits). Thousands of slips are printed in seconds instead of minutes. The hash says
    /// how it was made; at the first sign-in it is made anew in full, and the password must be changed.
    /// </summary>
    public const int Rounds = 1_000;

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Also unlocks the account and, by a new stamp, ends every session of its person.</summary>
    public string GiveTo(Account account)
    {
        var password = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("n");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        account.MustChangePassword = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return password;
    }
}
