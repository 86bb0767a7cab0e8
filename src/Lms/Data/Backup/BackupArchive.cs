using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Data.Backup;

/// <summary>
/// Database and files as they are at one moment, in one ZIP: every table by COPY from one snapshot, every file that the
/// snapshot names, and a manifest to prove a restored copy by. Needs no programs of PostgreSQL.
/// </summary>
public sealed class BackupArchive(LmsDbContext db, NpgsqlDataSource database, FileStore files, TimeProvider clock)
{
    public async Task<Manifest> Write(string path, CancellationToken stop)
    {
        // A name never shows half an archive. It holds password hashes and keys: for its owner only.
        var unfinished = path + ".part";
        try
        {
            await using var file = Create(path, unfinished);
            var manifest = await Write(file, stop);
            file.Flush(flushToDisk: true);
            File.Move(unfinished, path);
            return manifest;
        }
        catch (IOException failure)
        {
            throw new StartRefusedException($"{path} cannot be written: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static FileStream Create(string path, string unfinished) => File.Exists(path)
        ? throw new StartRefusedException($"{path} exists already.")
        : new FileStream(unfinished, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });

    private async Task<Manifest> Write(Stream to, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<TableCopy>();
        foreach (var table in await Table.All(connection, stop))
        {
            tables.Add(await Add(archive, connection, table, stop));
        }

        var manifest = new Manifest(
            Manifest.CurrentFormat, (await db.Database.GetAppliedMigrationsAsync(stop)).Last(), clock.GetUtcNow(), tables,
            await AddFiles(archive, connection, stop));
        await using var entry = archive.CreateEntry(Manifest.Entry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, Manifest.Json, stop);
        return manifest;
    }

    private static async Task<TableCopy> Add(ZipArchive archive, NpgsqlConnection connection, Table table, CancellationToken stop)
    {
        await using var count = new NpgsqlCommand($"select count(*) from {table.Name}", connection);
        var rows = (long)(await count.ExecuteScalarAsync(stop))!;
        await using var copy = await connection.BeginRawBinaryCopyAsync(table.CopyOut, stop);
        await using var entry = archive.CreateEntry($"tables/{table.Name}.copy", CompressionLevel.Fastest).Open();
        var (sha256, _) = await HashingCopy.Run(copy, entry, stop);
        return new TableCopy(table.Name, table.Columns, rows, sha256);
    }

    private async Task<List<FileCopy>> AddFiles(ZipArchive archive, NpgsqlConnection connection, CancellationToken stop)
    {
        var copies = new List<FileCopy>();
        foreach (var sha256 in await Named(connection, stop))
        {
            if (!await files.Fetch(sha256, stop))
            {
                throw new StartRefusedException($"The file {sha256} is missing in {files.Folder}: nothing was backed up.");
            }

            await using var file = await files.Open(sha256, stop);

            // Films and pictures are compressed already.
            await using var entry = archive.CreateEntry($"files/{sha256}", CompressionLevel.NoCompression).Open();
            var (found, length) = await HashingCopy.Run(file, entry, stop);
            copies.Add(found == sha256
                ? new FileCopy(sha256, length)
                : throw new StartRefusedException($"The file {sha256} in {files.Folder} is damaged: nothing was backed up."));
        }

        return copies;
    }

    private static async Task<List<string>> Named(NpgsqlConnection connection, CancellationToken stop)
    {
        var named = new List<string>();
        await using var command = new NpgsqlCommand($"{NamedFiles.Sent} order by 1", connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            named.Add(row.GetString(0));
        }

        return named;
    }
}
