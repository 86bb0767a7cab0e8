using System.Security.Cryptography;
using Lms.Data;
using Microsoft.AspNetCore.Identity;

namespace Lms.Features.Organisation;

/// <summary>A password that the office hands over on paper: shown once, kept only as a hash, to be changed at first use.</summary>
public sealed class FirstPassword(IPasswordHasher<Account> hasher)
{
    private const int Groups = 3;
    private const int GroupLength = 4;

    // Without what is misread on paper: 0 and o, 1, i and l.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

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

/// <summary>The slip that is printed and handed over.</summary>
public sealed record SlipPage(string FullName, string Code, string? Phone, string Password, string BackUrl);
