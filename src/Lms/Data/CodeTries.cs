using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

/// <summary>Holds up whoever tries codes one after the other, on all nodes together.</summary>
public sealed class CodeTries(LmsDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <param name="who">An address, or <see cref="Of"/> a person.</param>
    /// <param name="most">Wrong ones in a minute.</param>
    public Task<bool> AreUp(string who, int most, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Window;
        return db.CodeTries.AnyAsync(tries => tries.Address == who && tries.Since > since && tries.Wrong >= most, stop);
    }

    /// <summary>
    /// Counts one before it is looked at, so that many at once are no more than one after the other: false when there were too many.
    /// </summary>
    public async Task<bool> Take(string who, int most, CancellationToken stop) => await Wrong(who, stop) <= most;

    /// <summary>Counts one, and forgets those of whom nobody has to know any more.</summary>
    /// <returns>How many there were within the minute.</returns>
    public async Task<int> Wrong(string who, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Window;
        return (await db.Database.SqlQuery<int>($"""
            with old as (
                delete from code_tries where address in (
                    select address from code_tries where since <= {since} and address <> {who} for update skip locked))
            insert into code_tries (address, since, wrong) values ({who}, {now}, 1)
            on conflict (address) do update set
                since = case when code_tries.since <= {since} then excluded.since else code_tries.since end,
                wrong = case when code_tries.since <= {since} then 1 else code_tries.wrong + 1 end
            returning wrong as "Value"
            """).ToListAsync(stop))[0];
    }

    /// <summary>Somebody signed in is counted by who they are: a hall full of people shares one address.</summary>
    public static string Of(Guid personId) => $"person {personId:n}";
}
