using Lms.Domain.People;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Register;

/// <summary>The statement behind a list of people, put together from what its filter asks for; values are always parameters.</summary>
public sealed class PeopleStatement
{
    private const string HeldToday = """
        (select from duty_assignments d where d.centre_id = $1 and d.person_id = m.person_id and d.withdrawn_at is null
            and d."from" <= $2 and (d."to" is null or d."to" >= $2)
        """;

    private const string OwnUnit = """
        left join lateral (
            select u.name from unit_memberships m join units u on u.centre_id = m.centre_id and u.id = m.unit_id
            where m.centre_id = $1 and m.person_id = h.person_id and m.place = 1 and m."from" <= $2 and (m."to" is null or m."to" >= $2)
            limit 1) u on true
        """;

    private const string There = "m.since <= $2 and (m.until is null or m.until >= $2)";

    private readonly List<object> values = [];
    private string before = "";

    private PeopleStatement(Guid centreId, DateTimeOffset now, params IEnumerable<object> more) =>
        values.AddRange([centreId, SchoolTime.Day(now), .. more]);

    public string Text { get; private set; } = "";

    public IReadOnlyList<object> Values => values;

    public static PeopleStatement For(Guid centreId, PeopleFilter filter, DateTimeOffset now)
    {
        var statement = new PeopleStatement(centreId, now, (long)Limit(filter), (long)(filter.Number - 1) * PeopleSearch.PageSize);
        var total = filter.IsEmpty ? $"(select count(*) from memberships m where m.centre_id = $1 and {There})" : "(select count(*) from hits)";
        statement.Text = statement.Page(statement.Where(filter), total);
        return statement;
    }

    /// <summary>Everybody the filter finds, whatever its page, with what a list to take along says of them.</summary>
    public static PeopleStatement ToTakeAlong(Guid centreId, PeopleFilter filter, DateTimeOffset now)
    {
        var statement = new PeopleStatement(centreId, now);
        statement.Text = statement.Rows(statement.Where(filter));
        return statement;
    }

    /// <summary>The first whom words may mean, of those who hold one of these roles, with what tells namesakes apart.</summary>
    public static PeopleStatement ToChoose(Guid centreId, PeopleFilter filter, IEnumerable<Role> among, int most, DateTimeOffset now)
    {
        var statement = new PeopleStatement(centreId, now, (long)most, among.Select(role => (int)role).ToArray());
        statement.Text = statement.Choice(statement.Where(filter));
        return statement;
    }

    /// <summary>Where the reading ends: one past what is counted.</summary>
    public static int Limit(PeopleFilter filter) => Math.Max(PeopleSearch.CountedTo, filter.Number * PeopleSearch.PageSize) + 1;

    public NpgsqlCommand On(NpgsqlDataSource database) => database.Command(Text, [.. values]);

    private string Where(PeopleFilter filter) => string.Join("\n      and ", Conditions(filter));

    private IEnumerable<string> Conditions(PeopleFilter filter)
    {
        yield return filter.Former ? "m.until < $2" : There;
        if (filter.Words.Count > 0)
        {
            // A folded word is letters and digits: it holds no sign that like would take for its own.
            yield return $"m.search_text like all ({Value(filter.Words.Select(word => $"% {word}%").ToArray())})";
        }

        if (filter.Unit is { } unit)
        {
            before = Below(Value(unit));
            yield return "m.person_id in (select person_id from in_unit)";
        }

        if (!string.IsNullOrEmpty(filter.Duty))
        {
            yield return filter.Duty == PeopleFilter.WithoutDuty ? $"not exists {HeldToday})" : $"exists {HeldToday} and d.tag = {Value(filter.Duty)})";
        }

        if (filter.Class is { } one)
        {
            yield return InClass(Value(one));
        }

        if (filter.Role is { } role)
        {
            yield return $"m.person_id in (select g.person_id from role_grants g where g.centre_id = $1 and g.role = {Value((int)role)})";
        }
    }

    private static string InClass(string id) => $"""
        m.person_id in (
            select e.person_id from enrolments e where e.centre_id = $1 and e.class_id = {id} and e.left_at is null
            union
            select s.lecturer_id from class_sessions s where s.centre_id = $1 and s.class_id = {id})
        """;

    private static string Below(string unit) => $"""
        in_unit as materialized (
            select u.person_id from unit_memberships u
            where u.centre_id = $1 and u.unit_id = any (array(select units_below($1, {unit}))) and u."from" <= $2 and (u."to" is null or u."to" >= $2)),

        """;

    // The two inner orders are that of the index; the window numbers what comes, and the limit ends the reading.
    private string Page(string conditions, string total) => $"""
        with {before}hits as materialized (
            select m.person_id, row_number() over (order by m.given_name, m.family_name, m.code) as place
            from memberships m
            where m.centre_id = $1 and {conditions}
            order by m.given_name, m.family_name, m.code
            limit $3)
        select c.total, h.person_id, p.full_name, p.code, u.name, d.position,
               array(select g.role from role_grants g where g.centre_id = $1 and g.person_id = h.person_id order by g.role),
               a.must_change_password, a.lockout_end, a.last_sign_in_at
        from (select {total} as total) c
        left join (select * from hits where place > $4 order by place limit 50) h on true
        left join people p on p.id = h.person_id
        left join accounts a on a.id = h.person_id
        {OwnUnit}
        left join lateral (
            select d.position from duty_assignments d
            where d.centre_id = $1 and d.person_id = h.person_id and d.withdrawn_at is null and d."from" <= $2 and (d."to" is null or d."to" >= $2)
            order by d.is_primary desc, d."from" desc, d.id limit 1) d on true
        order by h.place
        """;

    private string Rows(string conditions) => $"""
        with {before}hits as (
            select m.person_id, m.given_name, m.family_name, m.code
            from memberships m
            where m.centre_id = $1 and {conditions})
        select p.code, p.family_name, p.given_name, p.birth_date, p.phone, p.email, u.name,
               array(select g.role from role_grants g where g.centre_id = $1 and g.person_id = h.person_id order by g.role)
        from hits h
        join people p on p.id = h.person_id
        {OwnUnit}
        order by h.given_name, h.family_name, h.code
        """;

    private string Choice(string conditions) => $"""
        with {before}hits as materialized (
            select m.person_id, row_number() over (order by m.given_name, m.family_name, m.code) as place
            from memberships m
            where m.centre_id = $1 and {conditions}
              and exists (select from role_grants g where g.centre_id = $1 and g.person_id = m.person_id and g.role = any ($4))
            order by m.given_name, m.family_name, m.code
            limit $3)
        select h.person_id, p.full_name, p.code, u.name
        from hits h
        join people p on p.id = h.person_id
        {OwnUnit}
        order by h.place
        """;

    private string Value(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }
}
