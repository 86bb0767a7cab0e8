using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lms.Tests.Data;

/// <summary>What a database of the first release becomes.</summary>
public sealed class FirstReleaseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sittings_without_results_are_pinned_to_a_rule_that_says_what_is_compared_and_released_ones_keep_theirs()
    {
        var database = await Servers.NewDatabase();
        await using var db = new LmsDbContext(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql(database).Options);
        await db.GetService<IMigrator>().MigrateAsync("20261121000100_DatabaseGuards", Stop);

        // Only the rows that the migration looks at; what they refer to is left out.
        await Run(database, """
            set session_replication_role = replica;
            insert into centres (id, province_id, slug, name, short_name, locality)
            select ('00000000-0000-0000-0000-00000000000' || n)::uuid, gen_random_uuid(), 'c' || n, 'c', 'c', '' from generate_series(1, 2) n;
            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis)
            select c::uuid, gen_random_uuid(), key, key, value::jsonb, '2024-01-01', 'Căn cứ.'
            from (values ('00000000-0000-0000-0000-000000000001'), ('00000000-0000-0000-0000-000000000002')) centres(c),
                (values ('reconciliation.national', '{"agreeBelow": 1, "discussUpTo": 1.5, "thirdMarkAbove": 1.5, "meanOfThreeUpToSpread": 2.5}'),
                    ('mark.step', '0.25')) rules(key, value);
            insert into sittings (centre_id, id, class_id, exam_paper_id, title, opens, closes, grace, sealed_at, released_at)
            select p.centre_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), state, now(), now() + interval '1 hour', interval '0',
                now(), case state when 'released' then now() end
            from policy_records p, (values ('released'), ('sealed')) states(state) where p.key = 'mark.step';
            insert into sitting_policies (centre_id, exam_sitting_id, policy_record_id)
            select s.centre_id, s.id, p.id from sittings s join policy_records p on p.centre_id = s.centre_id;
            """);
        await db.Database.MigrateAsync(Stop);

        var pins = await db.SittingPolicies
            .Join(db.Sittings, pin => pin.ExamSittingId, sitting => sitting.Id, (pin, sitting) => new { sitting.Title, pin.CentreId, pin.PolicyRecordId })
            .Join(db.PolicyRecords, pin => new { pin.CentreId, Id = pin.PolicyRecordId }, record => new { record.CentreId, record.Id }, (pin, record) => new { pin.Title, record.Key, record.Value })
            .ToListAsync(Stop);
        Assert.Equal(8, pins.Count(pin => pin.Key is "reconciliation.national" or "mark.step"));
        Assert.All(pins.Where(pin => pin.Key == "reconciliation.national"), pin =>
            Assert.Equal(pin.Title == "sealed", pin.Value.Contains("WholeOrQuestion", StringComparison.Ordinal)));
        Assert.Equal(8, await db.PolicyRecords.CountAsync(record => record.Key == "reconciliation.national" || record.Key == "mark.step" || record.Key == "exam.resits", Stop));

        // What was sealed had been given out as well; who is still without results works by the rules on masks, bags and conflicts.
        Assert.All(await db.Sittings.ToListAsync(Stop), sitting => Assert.Equal((sitting.SealedAt, sitting.SealedAt), (sitting.HandedOverAt, sitting.AllocatedAt)));
        foreach (var key in new[] { PolicyKey.MaskingRounds, PolicyKey.Bags, PolicyKey.Conflicts })
        {
            Assert.Equal(["sealed", "sealed"], pins.Where(pin => pin.Key == key).Select(pin => pin.Title));
        }
    }

    [Fact]
    public async Task Units_keep_their_words_for_levels_and_people_their_units_with_the_days_of_their_membership()
    {
        var database = await Servers.NewDatabase();
        await using var db = new LmsDbContext(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql(database).Options);
        await db.GetService<IMigrator>().MigrateAsync("20261122000200_SessionRooms", Stop);
        await Run(database, """
            set session_replication_role = replica;
            insert into centres (id, province_id, slug, name, short_name, locality) values
                ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), 'c', 'c', 'c', '');
            insert into units (centre_id, id, name, level, locality, parent_id) values
                ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000a', 'Đảng bộ xã Đoài Thượng', 'đảng bộ xã', 'xã Đoài Thượng', null),
                ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000b', 'Chi bộ thôn Hoà-Bình', 'chi bộ thôn', '', '00000000-0000-0000-0000-00000000000a');
            insert into people (id, code, family_name, given_name, full_name, search_text) values
                ('00000000-0000-0000-0000-0000000000c1', 'A1', 'Lê', 'An', 'Lê An', 'le an a1');
            insert into memberships (centre_id, person_id, unit_id, since, until) values
                ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-00000000000b', '2025-02-01', '2025-12-31');
            """);
        await db.Database.MigrateAsync(Stop);

        var units = await db.Units.Include(unit => unit.Stages).OrderBy(unit => unit.Name).ToListAsync(Stop);
        Assert.Equal(["chi bo thon hoa binh", "dang bo xa doai thuong"], units.Select(unit => unit.SearchText));
        Assert.All(units, unit => Assert.Equal((unit.Name, unit.ParentId, null), (unit.Stages.Single().Name, unit.Stages.Single().ParentId, unit.Stages.Single().From)));
        var levels = await db.UnitLevels.OrderBy(level => level.Rank).ToListAsync(Stop);
        Assert.Equal(
            [("đảng bộ xã", UnitKind.PartyOrganisation), ("chi bộ thôn", UnitKind.PartyCell)],
            levels.Where(level => level.Kind != UnitKind.TrainingCentre).Select(level => (level.Name, level.Kind)));

        // What a centre itself may be comes after them, as new centres have it.
        Assert.Equal(
            ["centre-province", "centre-district", "centre-region", "centre-commune", "centre-agencies"],
            levels.Skip(2).Select(level => level.Code));
        Assert.Equal(levels[1].Code, units[0].Level);
        var time = await db.UnitMemberships.SingleAsync(Stop);
        Assert.Equal((units[0].Id, new DateOnly(2025, 2, 1), new DateOnly(2025, 12, 31)), (time.UnitId, time.From, time.To));
    }

    private static async Task Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
