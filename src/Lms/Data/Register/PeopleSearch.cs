using System.Runtime.CompilerServices;
using Lms.Domain.People;
using Npgsql;

namespace Lms.Data.Register;

/// <summary>
/// Finds people of a centre, sorted by given name, in one statement. It reads the centre's list in its order from one index
/// and stops when page and count are full, so what it costs is bounded by one reading of the centre's own people, whatever
/// was typed and however many centres share the database.
/// </summary>
public sealed class PeopleSearch(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <summary>Counted no further than this, or than the page: a count of everything costs more than the page itself.</summary>
    public const int CountedTo = 1000;

    public async Task<FoundPeople> Find(Guid centreId, PeopleFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = PeopleStatement.For(centreId, filter, now).On(database);
        await using var row = await command.ExecuteReaderAsync(stop);
        var people = new List<FoundPerson>(PageSize);
        var total = 0;
        while (await row.ReadAsync(stop))
        {
            total = (int)row.GetInt64(0);
            if (!row.IsDBNull(1))
            {
                people.Add(Read(row, now));
            }
        }

        var limit = PeopleStatement.Limit(filter);
        return new FoundPeople(people, filter.IsEmpty ? total : Math.Min(total, limit - 1), !filter.IsEmpty && total == limit);
    }

    /// <summary>All that a filter finds, in the order of the list; read one by one and not kept.</summary>
    public async IAsyncEnumerable<TakenPerson> All(Guid centreId, PeopleFilter filter, DateTimeOffset now, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = PeopleStatement.ToTakeAlong(centreId, filter, now).On(database);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            yield return new TakenPerson(
                row.GetString(0), row.GetString(1), row.GetString(2), row.NullableValue<DateOnly>(3), row.NullableText(4), row.NullableText(5),
                row.NullableText(6), Array.ConvertAll(row.GetFieldValue<int[]>(7), role => (Role)role));
        }
    }

    /// <summary>
    /// The first whom these words may mean, sorted by given name, of those who are there and hold one of these roles.
    /// Nobody while nothing is typed.
    /// </summary>
    public async Task<IReadOnlyList<NamedPerson>> Suggest(
        Guid centreId, string typed, IEnumerable<Role> among, int most, DateTimeOffset now, CancellationToken stop)
    {
        var (filter, people) = (new PeopleFilter(typed), new List<NamedPerson>());
        if (filter.Words.Count == 0)
        {
            return people;
        }

        await using var command = PeopleStatement.ToChoose(centreId, filter, among, most, now).On(database);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            people.Add(new NamedPerson(row.GetGuid(0), row.GetString(1), row.GetString(2), row.NullableText(3)));
        }

        return people;
    }

    private static FoundPerson Read(NpgsqlDataReader row, DateTimeOffset now) => new(
        row.GetGuid(1),
        row.GetString(2),
        row.GetString(3),
        row.NullableText(4),
        row.NullableText(5),
        Array.ConvertAll(row.GetFieldValue<int[]>(6), role => (Role)role),
        SignInState.Of(
            row.NullableValue<bool>(7) ?? false, row.NullableValue<DateTimeOffset>(8), row.NullableValue<DateTimeOffset>(9), now));
}
