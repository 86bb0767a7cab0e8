using System.Text.Json;
using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Lms.Features.Lessons.Reading;

/// <summary>What an approved plan holds, without its text.</summary>
public sealed record LessonOutline(string? Title, int? LessonNumber, DateTimeOffset? ApprovedAt, IReadOnlyList<OutlinePart> Parts)
{
    public static readonly LessonOutline None = new(null, null, null, []);
}

/// <param name="Minutes">Planned for teaching it.</param>
/// <param name="Syllables">Of what trainees read in it.</param>
public sealed record OutlinePart(Guid Id, int Position, string Title, int Minutes, int Syllables, IReadOnlyList<MaterialLine> Materials);

/// <summary>
/// Outlines of approved plans. An approved plan never changes again, so each node keeps those in use: joining them anew
/// for every page cost PostgreSQL more than all else on the page together.
/// </summary>
public sealed class LessonOutlines(NpgsqlDataSource database) : IDisposable
{
    private const string Outline = """
        select p.header_title, l.number, p.approved_at, part.id, part.position, part.title, part.minutes,
               (select json_agg(json_build_object('id', m.id, 'fileId', m.file_id, 'kind', m.kind, 'caption', m.caption, 'name', f.name, 'length', f.length, 'width', f.width, 'height', f.height,
                                'hasChapters', m.chapters <> '', 'hasCaptions', exists (
                                    select from caption_tracks t where t.centre_id = m.centre_id and t.material_id = m.id),
                                'film', (select json_build_object('width', x.width, 'height', x.height, 'seconds', x.seconds)
                                         from films x where x.centre_id = f.centre_id and x.sha256 = f.sha256 and x.seconds is not null))
                                order by m.position, m.id)
                from materials m join files f on f.centre_id = m.centre_id and f.id = m.file_id
                where m.centre_id = part.centre_id and m.lesson_part_id = part.id),
               part.body_html, part.questions_html, part.local_link_html
        from lesson_plans p
        join lessons l on l.centre_id = p.centre_id and l.id = p.lesson_id
        left join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id
        where p.centre_id = $1 and p.id = $2
        order by part.position
        """;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public async Task<LessonOutline> Of(Guid centreId, Guid planId, CancellationToken stop)
    {
        if (kept.TryGetValue((centreId, planId), out LessonOutline? known))
        {
            return known!;
        }

        var outline = await Read(centreId, planId, stop);
        // A film that is not made ready yet takes no room that is known: it is read again until it is.
        return outline.ApprovedAt is null || outline.Parts.Any(part => part.Materials.Any(material => material is { Kind: MaterialKind.Video, Film: null }))
            ? outline
            : kept.Set((centreId, planId), outline, new MemoryCacheEntryOptions { Size = 1 + outline.Parts.Count, SlidingExpiration = TimeSpan.FromHours(1) });
    }

    public void Dispose() => kept.Dispose();

    private async Task<LessonOutline> Read(Guid centreId, Guid planId, CancellationToken stop)
    {
        await using var command = database.Command(Outline, centreId, planId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (outline, parts) = (LessonOutline.None, new List<OutlinePart>());
        while (await row.ReadAsync(stop))
        {
            outline = new LessonOutline(row.GetString(0), row.GetInt32(1), row.NullableValue<DateTimeOffset>(2), parts);
            if (!row.IsDBNull(3))
            {
                parts.Add(new OutlinePart(row.GetGuid(3), row.GetInt32(4), row.GetString(5), row.GetInt32(6), Syllables(row), Materials(row.NullableText(7))));
            }
        }

        return outline;
    }

    private static int Syllables(NpgsqlDataReader row) => Enumerable.Range(8, 3).Sum(column => Words.Count(HtmlWords.Of(row.GetString(column))));

    private static MaterialLine[] Materials(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<MaterialLine[]>(json, JsonSerializerOptions.Web)!;
}
