using System.Globalization;
using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Bench;

/// <summary>
/// A centre of fifty thousand people in two thousand units, and many more people of twenty other centres in the same
/// database, brought in by COPY. Nothing in it is random.
/// </summary>
public sealed record Crowd(Guid Centre, Guid Commune, Guid Cell, Guid Class)
{
    public const int Here = 50_000;
    public const int Elsewhere = 200_000;
    private const int Centres = 20;
    private const int Communes = 20;
    private const int Cells = 2_000;

    private static readonly string[] Families =
    [
        "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê",
        "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Ma",
    ];

    private static readonly string[] Middles = ["Thị", "Văn", "Thị Thu", "Đức", "Minh", "Ngọc", "Xuân", "Thanh", "Hữu", "Quang", "Thị Bích"];

    private static readonly string[] Given =
    [
        "An", "Anh", "Bình", "Cường", "Dung", "Duyên", "Đạt", "Giang", "Hà", "Hải", "Hằng", "Hạnh", "Hiếu", "Hoa", "Hoà", "Hùng", "Hương",
        "Hường", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Vân", "Yến",
    ];

    /// <summary>The one who searches; signs in with <see cref="Roll.Password"/>.</summary>
    public static readonly (string Code, string Name) Officer = ("DONG-00000", NameOf(0));

    public static async Task<Crowd> Gather(LmsDbContext db, NpgsqlDataSource database, CancellationToken stop)
    {
        var centre = await db.Centres.Where(one => one.Slug == Roll.Centre).Select(one => one.Id).SingleAsync(stop);
        var group = await db.Classes.Where(one => one.CentreId == centre).OrderByDescending(one => one.Enrolments.Count).Select(one => one.Id).FirstAsync(stop);
        await using var connection = await database.OpenConnectionAsync(stop);
        var others = await OtherCentres(connection, stop);
        var units = await AddUnits(connection, centre, stop);
        var people = Enumerable.Range(0, Here + Elsewhere).Select(number => (Number: number, Id: Guid.CreateVersion7())).ToList();
        await AddPeople(connection, people, stop);
        await AddMembers(connection, people, number => number < Here ? centre : others[number % Centres], stop);
        await AddPlaces(connection, people[..Here], centre, units.Cells, stop);

        // As the server does by itself within minutes of such a change.
        await Run(connection, "vacuum analyze", stop);
        return new Crowd(centre, units.Communes[0], units.Cells[0], group);
    }

    private static string NameOf(int number) =>
        $"{Families[number * 31 % Families.Length]} {Middles[number / 20 * 17 % Middles.Length]} {Given[(int)(number * 7919L % Given.Length)]}";

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"DONG-{number:00000}");

    private static async Task<List<Guid>> OtherCentres(NpgsqlConnection connection, CancellationToken stop)
    {
        var made = Enumerable.Range(0, Centres).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var (place, id) in made.Index())
        {
            await Run(connection, $"insert into centres select (jsonb_populate_record(c, jsonb_build_object('id', '{id}', 'slug', 'noi-{place}'))).* from centres c where slug = '{Roll.Centre}'", stop);
        }

        return made;
    }

    private static async Task<(List<Guid> Communes, List<Guid> Cells)> AddUnits(NpgsqlConnection connection, Guid centre, CancellationToken stop)
    {
        var communes = Enumerable.Range(0, Communes).Select(_ => Guid.CreateVersion7()).ToList();
        var cells = Enumerable.Range(0, Cells).Select(_ => Guid.CreateVersion7()).ToList();
        var level = $"(select code from unit_levels where centre_id = '{centre}' order by rank limit 1)";
        foreach (var (id, name, parent) in communes.Select((id, place) => (id, $"Đảng bộ xã số {place}", (Guid?)null))
                     .Concat(cells.Select((id, place) => (id, $"Chi bộ thôn số {place}", (Guid?)communes[place % Communes]))))
        {
            await Run(
                connection,
                $"insert into units (centre_id, id, name, level, locality, parent_id, search_text, end_basis) values ('{centre}', '{id}', '{name}', {level}, 'xã', {(parent is null ? "null" : $"'{parent}'")}, '{SearchKey.Of(name)}', '')",
                stop);
        }

        return (communes, cells);
    }

    private static async Task AddPeople(NpgsqlConnection connection, List<(int Number, Guid Id)> people, CancellationToken stop)
    {
        await using (var copy = await connection.BeginBinaryImportAsync("copy people (id, code, family_name, given_name, full_name, search_text, phone) from stdin (format binary)", stop))
        {
            foreach (var (number, id) in people)
            {
                var name = NameOf(number);
                var last = name.LastIndexOf(' ');
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(id, stop);
                await copy.WriteAsync(CodeOf(number), stop);
                await copy.WriteAsync(name[..last], stop);
                await copy.WriteAsync(name[(last + 1)..], stop);
                await copy.WriteAsync(name, stop);
                await copy.WriteAsync(SearchKey.Of($"{name} {CodeOf(number)}"), stop);
                await copy.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"03{number * 99_991L % 100_000_000:00000000}"), stop);
            }

            await copy.CompleteAsync(stop);
        }

        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Roll.Password);
        await Run(connection, $"""
            insert into accounts (id, user_name, normalized_user_name, security_stamp, password_hash, lockout_enabled, must_change_password,
                email_confirmed, phone_number_confirmed, two_factor_enabled, access_failed_count)
            select id, code, code, md5(code), case when code = '{Officer.Code}' then '{hash}' end, true, code <> '{Officer.Code}', false, false, false, 0
            from people where code like 'DONG-%'
            """, stop);
    }

    private static async Task AddMembers(
        NpgsqlConnection connection, List<(int Number, Guid Id)> people, Func<int, Guid> centreOf, CancellationToken stop)
    {
        var since = new DateOnly(2020, 1, 1);
        await using (var copy = await connection.BeginBinaryImportAsync("copy memberships (centre_id, person_id, since, until) from stdin (format binary)", stop))
        {
            foreach (var (number, id) in people)
            {
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(centreOf(number), stop);
                await copy.WriteAsync(id, stop);
                await copy.WriteAsync(since, NpgsqlDbType.Date, stop);
                await (number % 40 == 39 ? copy.WriteAsync(since.AddYears(1), NpgsqlDbType.Date, stop) : copy.WriteNullAsync(stop));
            }

            await copy.CompleteAsync(stop);
        }

        await Run(connection, $"""
            insert into role_grants (centre_id, person_id, role, granted_at)
            select m.centre_id, m.person_id, case when m.code = '{Officer.Code}' then {(int)Role.AcademicOffice} else {(int)Role.Trainee} end, now()
            from memberships m where m.code like 'DONG-%'
            """, stop);
    }

    private static async Task AddPlaces(
        NpgsqlConnection connection, List<(int Number, Guid Id)> people, Guid centre, List<Guid> cells, CancellationToken stop)
    {
        await using (var copy = await connection.BeginBinaryImportAsync("copy unit_memberships (centre_id, id, person_id, unit_id, place, \"from\", is_head) from stdin (format binary)", stop))
        {
            foreach (var (number, id) in people)
            {
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(centre, stop);
                await copy.WriteAsync(Guid.CreateVersion7(), stop);
                await copy.WriteAsync(id, stop);
                await copy.WriteAsync(cells[number % cells.Count], stop);
                await copy.WriteAsync((int)UnitPlace.Home, stop);
                await copy.WriteAsync(new DateOnly(2020, 1, 1), NpgsqlDbType.Date, stop);
                await copy.WriteAsync(false, stop);
            }

            await copy.CompleteAsync(stop);
        }

        // Nine of ten hold a duty.
        await Run(connection, $"""
            insert into duty_assignments (centre_id, id, person_id, position, duty, tag, unit_id, "from", is_primary, concerns)
            select u.centre_id, gen_random_uuid(), u.person_id, 'bí thư chi bộ', 'chủ trì sinh hoạt chi bộ',
                   (select code from duty_tags t where t.centre_id = u.centre_id order by md5(t.code || u.person_id::text) limit 1), u.unit_id, date '2021-01-01', true, 0
            from unit_memberships u where u.centre_id = '{centre}' and u."from" = date '2020-01-01' and get_byte(uuid_send(u.person_id), 15) % 10 > 0
            """, stop);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
