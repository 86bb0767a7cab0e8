using System.IO.Compression;
using System.Text.Json;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lms.Data.Backup;

/// <summary>
/// Brings an archive back into an empty database: migrated to the archive's version, filled in one transaction, and
/// proved by copying every table out again. The archive is read through before anything is written.
/// </summary>
public sealed class RestoredCopy(LmsDbContext db, NpgsqlDataSource database, FileStore files)
{
    public async Task<Manifest> Read(string path, CancellationToken stop)
    {
        try
        {
            using var archive = await ZipFile.OpenReadAsync(path, stop);
            var manifest = await Prove(archive, stop);
            await RefuseUnsuitable(manifest, stop);
            await Restore(archive, manifest, stop);
            return manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new StartRefusedException($"{path} is not a whole archive of Lms: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new StartRefusedException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static async Task<Manifest> Prove(ZipArchive archive, CancellationToken stop)
    {
        await using var entry = Entry(archive, Manifest.Entry).Open();
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(entry, Manifest.Json, stop)
            ?? throw new InvalidDataException("the manifest is empty");
        foreach (var (name, sha256) in manifest.Tables.Select(table => (table.Entry, table.Sha256))
                     .Concat(manifest.Files.Select(file => (file.Entry, file.Sha256))))
        {
            await using var content = Entry(archive, name).Open();
            if ((await HashingCopy.Run(content, Stream.Null, stop)).Sha256 != sha256)
            {
                throw new InvalidDataException($"{name} is damaged");
            }
        }

        return manifest;
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing");

    private async Task RefuseUnsuitable(Manifest manifest, CancellationToken stop)
    {
        if (manifest.Format != Manifest.CurrentFormat || !db.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new StartRefusedException($"The archive was made by another Lms ({manifest.Migration}): restore it with that one.");
        }

        await using var command = database.CreateCommand("select count(*) from pg_tables where schemaname = 'public'");
        if ((long)(await command.ExecuteScalarAsync(stop))! > 0)
        {
            throw new StartRefusedException("The database is not empty: restore goes into an empty one, so that nothing is overwritten.");
        }
    }

    private async Task Restore(ZipArchive archive, Manifest manifest, CancellationToken stop)
    {
        try
        {
            await db.GetService<IMigrator>().MigrateAsync(manifest.Migration, stop);
            await using var connection = await database.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await Fill(archive, manifest, connection, stop);
            foreach (var file in manifest.Files)
            {
                await using var content = Entry(archive, file.Entry).Open();
                await files.Put(content, file.Length, stop);
            }

            await transaction.CommitAsync(stop);
            await using var analyze = database.CreateCommand("analyze");
            await analyze.ExecuteNonQueryAsync(stop);
        }
        catch
        {
            // It was empty before: so it can be tried again.
            await using var clear = database.CreateCommand("drop schema public cascade; create schema public");
            await clear.ExecuteNonQueryAsync(CancellationToken.None);
            throw;
        }
    }

    private static async Task Fill(ZipArchive archive, Manifest manifest, NpgsqlConnection connection, CancellationToken stop)
    {
        var tables = await Table.All(connection, stop);
        var copies = manifest.Tables.ToDictionary(copy => copy.Name);
        if (!tables.Select(table => table.Name).ToHashSet().SetEquals(copies.Keys))
        {
            throw new InvalidDataException("its tables are not those of its version");
        }

        foreach (var table in tables)
        {
            await CopyIn(archive, table, copies[table.Name], connection, stop);
        }

        await ContinueNumbering(connection, stop);
    }

    private static async Task CopyIn(
        ZipArchive archive, Table table, TableCopy copy, NpgsqlConnection connection, CancellationToken stop)
    {
        if (!table.Columns.SequenceEqual(copy.Columns))
        {
            throw new InvalidDataException($"the columns of {table.Name} are not those of its version");
        }

        await using (var content = Entry(archive, copy.Entry).Open())
        await using (var into = await connection.BeginRawBinaryCopyAsync(table.CopyIn, stop))
        {
            await content.CopyToAsync(into, stop);
        }

        await using var again = await connection.BeginRawBinaryCopyAsync(table.CopyOut, stop);
        if ((await HashingCopy.Run(again, Stream.Null, stop)).Sha256 != copy.Sha256)
        {
            throw new StartRefusedException($"The restored table {table.Name} is not the one in the archive: nothing was kept.");
        }
    }

    // Numbers that the database gives out go on after the last one that came back.
    private static async Task ContinueNumbering(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            do $$
            declare numbered record;
            begin
                for numbered in
                    select c.relname as table_name, a.attname as column_name, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
                    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
                    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                    where a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null
                loop
                    execute format('select setval(%L, coalesce(max(%I), 1), max(%I) is not null) from %I',
                        numbered.sequence, numbered.column_name, numbered.column_name, numbered.table_name);
                end loop;
            end $$
            """,
            connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
