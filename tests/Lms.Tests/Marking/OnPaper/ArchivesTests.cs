using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Marking;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Hosting;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Marking.OnPaper;

/// <summary>A released sitting in one ZIP, and the verb that proves it.</summary>
public sealed class ArchivesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task An_archive_holds_the_sitting_and_proves_itself()
    {
        var sitting = await Released();
        using var folder = new TemporaryFolder();
        var bytes = await (await app.As(ASitting.Director)).Fetch($"{sitting.Path}/archive");
        await File.WriteAllBytesAsync(folder["a.zip"], bytes, TestContext.Current.CancellationToken);

        var (code, said) = await Verify(folder["a.zip"]);

        using var archive = new ZipArchive(new MemoryStream(bytes));
        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(0, code);
        Assert.Contains($"{names.Count - 1} entries, all as they were", said, StringComparison.Ordinal);
        Assert.All(names, name => Assert.Matches("^[a-z0-9./-]+$", name));
        Assert.Equal(names.Count, names.Distinct().Count());
        foreach (var expected in new[]
        {
            "1-coi-thi/bien-ban-coi-thi.docx", "1-coi-thi/danh-sach-du-thi.docx", "2-cham-thi/bang-diem.docx", "2-cham-thi/bang-diem.xlsx",
            "2-cham-thi/bien-ban-thong-nhat-diem.docx", "2-cham-thi/bien-ban-thong-nhat-diem.xlsx", "4-danh-tinh/so-phach.csv", "5-quy-dinh-nhat-ky/quy-dinh.json",
            "5-quy-dinh-nhat-ky/nhat-ky.csv", "manifest.json",
        }.Concat((await sitting.MaskNumbers()).SelectMany(mask => new[]
        {
            $"2-cham-thi/phieu-cham/{mask}.docx", $"3-bai-thi/{mask}/bai-lam.txt", $"3-bai-thi/{mask}/tep-1.jpg", $"3-bai-thi/{mask}/tep-2.docx", $"4-danh-tinh/{mask}/cau-1.txt",
            $"4-danh-tinh/{mask}/tep-1.jpg",
        })))
        {
            Assert.Contains(expected, names);
        }

        Assert.Equal(names.Select(name => name.Split('/')[0]).Where(part => part != "manifest.json").Distinct().Order(StringComparer.Ordinal), names.Select(name => name.Split('/')[0]).Where(part => part != "manifest.json").Distinct());
        Assert.Contains("ExamSitting.Released", Read(archive, "5-quy-dinh-nhat-ky/nhat-ky.csv"), StringComparison.Ordinal);
        Assert.Contains("reconciliation.profile", Read(archive, "5-quy-dinh-nhat-ky/quy-dinh.json"), StringComparison.Ordinal);
        Assert.Equal(2, Opened.Sections(Bytes(archive, $"2-cham-thi/phieu-cham/{(await sitting.MaskNumbers())[0]}.docx")));
        Assert.Contains("Chi bộ là hạt nhân chính trị.", Read(archive, $"3-bai-thi/{(await sitting.MaskNumbers())[0]}/bai-lam.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leads_to_people_lies_apart_from_the_scripts()
    {
        var sitting = await Released();
        var names = await app.InDatabase(db => db.People.Where(person => ASitting.Writers.Contains(person.Code)).Select(person => person.FullName).ToListAsync());

        using var archive = new ZipArchive(new MemoryStream(await (await app.As(ASitting.Office)).Fetch($"{sitting.Path}/archive")));

        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("3-bai-thi/", StringComparison.Ordinal) && entry.FullName.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var text = Read(archive, entry.FullName);
            Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.Ordinal));
        }

        foreach (var script in (await sitting.MaskNumbers()).Select(mask => $"2-cham-thi/phieu-cham/{mask}.docx"))
        {
            Assert.DoesNotContain(Opened.Word(Bytes(archive, script)), line => names.Exists(name => line.Contains(name, StringComparison.Ordinal)));
        }

        var links = Read(archive, "4-danh-tinh/so-phach.csv");
        Assert.All(names, name => Assert.Contains(name, links, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answers_hash_is_the_one_on_its_receipt_and_the_receipt_can_be_proved()
    {
        var sitting = await Released(withReceipts: true);
        using var archive = new ZipArchive(new MemoryStream(await (await app.As(ASitting.Office)).Fetch($"{sitting.Path}/archive")));
        var mask = (await sitting.MaskNumbers())[0];

        var statement = Bytes(archive, $"4-danh-tinh/{mask}/bien-nhan-1.txt");
        var signature = archive.Entries.Single(entry => entry.FullName.StartsWith($"4-danh-tinh/{mask}/bien-nhan-1.khoa-", StringComparison.Ordinal)).FullName;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Bytes(archive, $"4-danh-tinh/{signature.Split('.')[1]}.der"), out _);

        Assert.True(key.VerifyData(statement, Bytes(archive, signature), HashAlgorithmName.SHA256));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Bytes(archive, $"4-danh-tinh/{mask}/cau-1.txt"))), Encoding.UTF8.GetString(statement), StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Bytes(archive, $"4-danh-tinh/{mask}/tep-1.jpg"))), Encoding.UTF8.GetString(statement), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Only_who_reads_the_results_takes_the_archive(string code, HttpStatusCode expected)
    {
        var sitting = await Released();
        var visitor = await app.As(code);

        // The demo's head is its deputy director too.
        Assert.Equal(expected, (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{sitting.Path}/archive"))).StatusCode);
    }

    [Fact]
    public async Task Before_release_there_is_none_and_afterwards_each_is_logged_with_the_hash_of_its_manifest()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var office = await app.As(ASitting.Office);
        var early = (await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{sitting.Path}/archive"))).StatusCode;
        await Release(sitting);

        using var archive = new ZipArchive(new MemoryStream(await office.Fetch($"{sitting.Path}/archive")));

        var logged = await app.InDatabase(db => db.AuditEntries.Where(entry => entry.Act == "ExamSitting.Archived" && entry.SubjectId == sitting.Id).Select(entry => entry.Detail).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, early);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Bytes(archive, "manifest.json"))), logged);
    }

    [Fact]
    public async Task A_file_that_the_store_has_lost_is_told_to_be_missing_and_a_spoilt_one_changed()
    {
        var sitting = await Released();
        using var folder = new TemporaryFolder();
        var files = await app.InDatabase(db => db.ScriptFiles.Where(file => db.Scripts.Any(script => script.Id == file.ScriptId && script.ExamSittingId == sitting.Id))
            .OrderBy(file => file.Number).Select(file => file.Sha256).Distinct().ToListAsync());
        var store = app.Services.GetRequiredService<FileStore>();
        var (lost, spoilt) = (store.PathOf(files[0]), store.PathOf(files[1]));
        var kept = (await File.ReadAllBytesAsync(lost, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(spoilt, TestContext.Current.CancellationToken));
        File.Delete(lost);
        await File.WriteAllTextAsync(spoilt, "x", TestContext.Current.CancellationToken);

        await File.WriteAllBytesAsync(folder["a.zip"], await (await app.As(ASitting.Office)).Fetch($"{sitting.Path}/archive"), TestContext.Current.CancellationToken);
        var (code, said) = await Verify(folder["a.zip"]);
        await File.WriteAllBytesAsync(lost, kept.Item1, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(spoilt, kept.Item2, TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains("missing: 3-bai-thi/", said, StringComparison.Ordinal);
        Assert.Contains("changed: 3-bai-thi/", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_a_removed_an_added_and_a_doubled_entry_are_told_one_by_one()
    {
        using var folder = new TemporaryFolder();
        await AnArchive(folder["a.zip"]);
        Assert.Equal(0, (await Verify(folder["a.zip"])).Code);
        await using (var archive = await ZipFile.OpenAsync(folder["a.zip"], ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            archive.GetEntry("gone.txt")!.Delete();
            archive.GetEntry("other.txt")!.Delete();
            Put(archive, "other.txt", "othes");
            Put(archive, "../../evil\u001b[31m.txt", "x");
            Put(archive, "same.txt", "same");
        }

        var (code, said) = await Verify(folder["a.zip"]);

        Assert.Equal(1, code);
        Assert.Contains("missing: gone.txt", said, StringComparison.Ordinal);
        Assert.Contains("changed: other.txt", said, StringComparison.Ordinal);
        Assert.Contains("added: ../../evil?[31m.txt", said, StringComparison.Ordinal);
        Assert.Contains("added: same.txt", said, StringComparison.Ordinal);
        Assert.Contains("1 missing, 1 changed, 2 added", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_changed_in_the_file_itself_is_noticed()
    {
        using var folder = new TemporaryFolder();
        await AnArchive(folder["a.zip"]);
        var bytes = await File.ReadAllBytesAsync(folder["a.zip"], TestContext.Current.CancellationToken);
        bytes[Encoding.Latin1.GetString(bytes).IndexOf("kept as it is", StringComparison.Ordinal)] ^= 1;
        await File.WriteAllBytesAsync(folder["a.zip"], bytes, TestContext.Current.CancellationToken);

        var (code, said) = await Verify(folder["a.zip"]);

        Assert.Equal(1, code);
        Assert.Contains("changed: stored.txt", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_whole_archive_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await AnArchive(folder["a.zip"]);
        var whole = await File.ReadAllBytesAsync(folder["a.zip"], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["half.zip"], whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["text.zip"], "not a zip", TestContext.Current.CancellationToken);
        foreach (var (name, manifest) in new[] { ("none.zip", null), ("odd.zip", "{"), ("null.zip", "null"), ("other.zip", "{\"kind\":\"x\",\"format\":1,\"sitting\":\"00000000-0000-0000-0000-000000000000\",\"title\":\"\",\"releasedAt\":\"2026-01-01T00:00:00Z\",\"madeAt\":\"2026-01-01T00:00:00Z\",\"entries\":[]}"), ("deep.zip", new string('[', 100_000)) })
        {
            await using var archive = await ZipFile.OpenAsync(folder[name], ZipArchiveMode.Create, TestContext.Current.CancellationToken);
            if (manifest is not null)
            {
                Put(archive, ArchiveManifest.Name, manifest);
            }
        }

        foreach (var name in new[] { "half.zip", "text.zip", "none.zip", "odd.zip", "null.zip", "other.zip", "deep.zip", "not-there.zip" })
        {
            await Assert.ThrowsAsync<StartRefusedException>(() => Verify(folder[name]));
        }
    }

    [Fact]
    public async Task A_manifest_or_an_entry_that_swells_is_not_read_to_its_end()
    {
        using var folder = new TemporaryFolder();
        await using (var archive = await ZipFile.OpenAsync(folder["bomb.zip"], ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var entry = await archive.CreateEntry(ArchiveManifest.Name, CompressionLevel.Fastest).OpenAsync(TestContext.Current.CancellationToken);
            await Zeros(entry, ArchiveCheck.LongestManifest + 1L);
        }

        await using (var archive = await ZipFile.OpenAsync(folder["swollen.zip"], ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            Put(archive, ArchiveManifest.Name, Manifest(("big.txt", 10, new string('0', 64))));
            await using var entry = await archive.CreateEntry("big.txt", CompressionLevel.Fastest).OpenAsync(TestContext.Current.CancellationToken);
            await Zeros(entry, 256L * 1024 * 1024);
        }

        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<StartRefusedException>(() => Verify(folder["bomb.zip"]));
        var (code, said) = await Verify(folder["swollen.zip"]);

        Assert.Equal(1, code);
        Assert.Contains("changed: big.txt", said, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static async Task Zeros(Stream to, long length)
    {
        var zeros = new byte[1024 * 1024];
        for (var left = length; left > 0; left -= zeros.Length)
        {
            await to.WriteAsync(zeros.AsMemory(0, (int)Math.Min(left, zeros.Length)));
        }
    }

    private static async Task AnArchive(string path)
    {
        await using var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, TestContext.Current.CancellationToken);
        (string Name, string Text)[] entries = [("gone.txt", "gone"), ("other.txt", "other"), ("same.txt", "same"), ("stored.txt", "kept as it is")];
        foreach (var (name, text) in entries)
        {
            Put(archive, name, text);
        }

        Put(archive, ArchiveManifest.Name, Manifest([.. entries.Select(entry => (entry.Name, (long)entry.Text.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Text)))))]));
    }

    private static string Manifest(params (string Name, long Length, string Sha256)[] entries) => JsonSerializer.Serialize(
        new ArchiveManifest(
            ArchiveManifest.SittingArchive, ArchiveManifest.CurrentFormat, Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch,
            [.. entries.Select(entry => new ArchivedEntry(entry.Name, entry.Length, entry.Sha256))]),
        ArchiveManifest.Json);

    private static void Put(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
        writer.Write(text);
    }

    private static async Task<(int Code, string Said)> Verify(string path)
    {
        await using var said = new StringWriter();
        return (await ArchiveCheck.Run(path, said, CancellationToken.None), said.ToString());
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Read(ZipArchive archive, string name) => Encoding.UTF8.GetString(Bytes(archive, name));

    private async Task<ASitting> Released(bool withReceipts = false)
    {
        var sitting = await ASitting.SealedWithFiles(app);
        await sitting.MarkAll();
        if (withReceipts)
        {
            await GiveReceipts(sitting);
        }

        await Release(sitting);
        return sitting;
    }

    private Task GiveReceipts(ASitting sitting) => app.InDatabase(async db =>
    {
        var book = new Lms.Data.Receipts.ReceiptBook(db, app.Services.GetRequiredService<Lms.Data.Receipts.ReceiptKeys>());
        foreach (var attempt in await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).ToListAsync())
        {
            await book.Give(attempt, app.Clock.GetUtcNow(), CancellationToken.None);
        }
    });

    private async Task Release(ASitting sitting)
    {
        var head = await app.Person(ASitting.Head);
        await app.InDatabase(async db =>
        {
            await using var change = await db.Database.BeginTransactionAsync();
            await new SittingRelease(db).Release(await sitting.Load(db), head, app.Clock.GetUtcNow(), CancellationToken.None);
            db.Record(sitting.CentreId, head, "ExamSitting.Released", sitting.Id, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            await change.CommitAsync();
        });
    }
}
