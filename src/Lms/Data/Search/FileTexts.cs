using System.Xml;
using Lms.Domain;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Documents.Reading;
using Npgsql;

namespace Lms.Data.Search;

/// <summary>Takes the words out of the documents that are materials of lesson plans, each once. One node at a time.</summary>
public sealed class FileTexts(NpgsqlDataSource database, FileStore files, TimeProvider clock, ILogger<FileTexts> log)
{
    /// <summary>A better reading gets the next number: what the one before took out is taken again.</summary>
    public const int Version = 1;

    // Any number that no other lock of ours bears.
    private const long TextsLock = 0x1A_7E87;

    private const long LongestFile = 200_000_000;

    private static readonly string Next = $"""
        select f.centre_id, f.id, f.sha256, f.name, f.content_type, f.length
        from files f
        left join file_texts t on t.centre_id = f.centre_id and t.file_id = f.id
        where (f.content_type = 'application/pdf' or lower(f.name) like any(array['%.docx', '%.pptx', '%.ppsx', '%.odt', '%.odp']))
            and (t.file_id is null or t.version < $1 or (t.state = {(int)FileTextState.NoReader} and $2 and f.content_type = 'application/pdf'))
            and exists (select from materials m where m.centre_id = f.centre_id and m.file_id = f.id)
        order by f.stored_at, f.id limit 1
        """;

    private const string Keep = """
        insert into file_texts (centre_id, file_id, state, text, version, taken_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (centre_id, file_id) do update set state = excluded.state, text = excluded.text, version = excluded.version, taken_at = excluded.taken_at
        """;

    /// <returns>How many files were read. None when another node is at it.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var lasting = await connection.BeginTransactionAsync(stop);
        await using var locking = new NpgsqlCommand($"select pg_try_advisory_xact_lock({TextsLock})", connection);
        var taken = 0;
        if (await locking.ExecuteScalarAsync(stop) is true)
        {
            while (await Waiting(stop) is { } file)
            {
                var (state, text) = await Read(file, stop);
                await using var keep = database.Command(Keep, file.CentreId, file.Id, (int)state, new FileText(file.CentreId, file.Id, state, text, Version, clock.GetUtcNow()).Text, Version, clock.GetUtcNow());
                await keep.ExecuteNonQueryAsync(stop);
                taken++;
            }
        }

        return taken;
    }

    private async Task<WaitingFile?> Waiting(CancellationToken stop)
    {
        await using var command = database.Command(Next, Version, PdfText.IsHere);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new WaitingFile(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4) == "application/pdf", row.GetInt64(5))
            : null;
    }

    private async Task<(FileTextState State, string Text)> Read(WaitingFile file, CancellationToken stop)
    {
        if (file.IsPdf && !PdfText.IsHere)
        {
            return (FileTextState.NoReader, "");
        }

        try
        {
            var text = file.Length > LongestFile ? throw new InvalidDataException("It is too large.") : await Words(file, stop);
            return string.IsNullOrWhiteSpace(text) ? (FileTextState.Empty, "") : (FileTextState.Taken, CleanText.Of(text).Trim());
        }
        catch (Exception broken) when (broken is RuleBrokenException or InvalidDataException or IOException or XmlException or NotSupportedException or ArgumentException)
        {
            log.LogInformation("No text taken out of file {File}: {Problem}", file.Id, broken.Message);
            return (FileTextState.Refused, "");
        }
    }

    private async Task<string> Words(WaitingFile file, CancellationToken stop)
    {
        if (file.IsPdf)
        {
            await files.Fetch(file.Sha256, stop);
            return await PdfText.Of(files.PathOf(file.Sha256), FileText.MaxLength, stop);
        }

        await using var content = await files.Open(file.Sha256, stop);
        return OfficeText.Of(content, file.Name, FileText.MaxLength);
    }

    private sealed record WaitingFile(Guid CentreId, Guid Id, string Sha256, string Name, bool IsPdf, long Length);
}
