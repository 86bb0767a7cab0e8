using System.Collections.Concurrent;
using Npgsql;

namespace Lms.Data;

/// <summary>A centre's id by the name in its path. Neither ever changes, and no centre goes: what was read once holds.</summary>
public sealed class CentreIds(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, Guid> known = new(StringComparer.Ordinal);

    /// <summary>Null when there is no such centre.</summary>
    public async ValueTask<Guid?> Find(string slug, CancellationToken stop)
    {
        if (known.TryGetValue(slug, out var id))
        {
            return id;
        }

        await using var command = database.Command("select id from centres where slug = $1", slug);
        return await command.ExecuteScalarAsync(stop) is Guid found ? known[slug] = found : null;
    }
}
