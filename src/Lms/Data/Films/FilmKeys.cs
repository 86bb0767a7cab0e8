using System.Security.Cryptography;
using Lms.Domain.Media;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Films;

/// <summary>What signs tickets to films: one key for all nodes.</summary>
public sealed class FilmKey
{
    /// <summary>There is one.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Under the site's own protection.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>The key of tickets to films: in PostgreSQL, made when it is first asked for.</summary>
public sealed class FilmKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("Lms.FilmKey");

    private byte[]? known;

    public async ValueTask<byte[]> Key(CancellationToken stop) => known ??= await Read(stop);

    private async Task<byte[]> Read(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        if (await db.FilmKeys.AsNoTracking().SingleOrDefaultAsync(stop) is not { } key)
        {
            // Of two nodes at once one makes it, and both read that.
            var made = seal.Protect(RandomNumberGenerator.GetBytes(FilmTicket.KeyLength));
            await db.Database.ExecuteSqlAsync($"insert into film_keys (id, sealed) values (1, {made}) on conflict do nothing", stop);
            key = await db.FilmKeys.AsNoTracking().SingleAsync(stop);
        }

        return seal.Unprotect(key.Sealed);
    }
}
