using Npgsql;

namespace Lms.Data;

/// <summary>Proves that all bytes that any row names lie where they are kept, and are what they were when they came.</summary>
public sealed class FileCheck(NpgsqlDataSource database, FileStore files)
{
    // What is missing matters to whoever is shown it, so it is said what it is.
    private const string Names = $"""
        select n.sha256, coalesce((select string_agg(distinct f.name, ', ') from files f where f.sha256 = n.sha256), '')
        from ({NamedFiles.All}) n order by n.sha256
        """;

    /// <param name="say">Gets a line for each that is missing or changed, and one at the end.</param>
    /// <returns>Whether all is there and right.</returns>
    public async Task<bool> Run(TextWriter say, CancellationToken stop)
    {
        var (count, bytes, missing, changed) = (0, 0L, 0, 0);
        foreach (var (sha256, name) in await Named(stop))
        {
            count++;
            var (isRight, length) = await files.Prove(sha256, stop);
            bytes += length;
            if (isRight is null)
            {
                missing++;
                await say.WriteLineAsync($"missing  {sha256}  {name}");
            }
            else if (isRight is false)
            {
                changed++;
                await say.WriteLineAsync($"changed  {sha256}  {name}");
            }
        }

        await say.WriteLineAsync(FormattableString.Invariant($"{count} files, {bytes / 1e6:0.0} MB: {missing} missing, {changed} changed"));
        return missing + changed == 0;
    }

    private async Task<List<(string Sha256, string Name)>> Named(CancellationToken stop)
    {
        var named = new List<(string, string)>();
        await using var command = database.CreateCommand(Names);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            named.Add((row.GetString(0), row.GetString(1)));
        }

        return named;
    }
}
