using Lms.Domain.Exams;
using Lms.Domain.Media;

namespace Lms.Data;

/// <summary>Makes of a file that lies in the store a paper that can be handed in: its clean copy comes to lie beside it.</summary>
public sealed class PaperStore(FileStore files)
{
    /// <exception cref="Domain.RuleBrokenException">It is broken or nothing that is taken.</exception>
    public async Task<ArrivedFile> Take(string name, string sha256, long length, CancellationToken stop)
    {
        await using var sent = await files.Open(sha256, stop);
        await using var clean = files.Scratch();
        var kind = PaperFile.CopyClean(sent, clean);
        clean.Position = 0;
        var (cleanSha256, cleanLength) = await files.Put(clean, long.MaxValue, stop);
        return new ArrivedFile(name, kind, sha256, length, cleanSha256, cleanLength);
    }
}
