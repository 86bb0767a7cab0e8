using System.Buffers;
using System.IO.Pipelines;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// The pictures of one import on their way into the file store. Their bytes lie there without a name until the plan is
/// saved: when it is not, they are swept away like those of an upload that broke off.
/// </summary>
public sealed class PictureShelf(PictureStore pictures, CurrentUser me, UploadLimits limits, TimeProvider clock)
{
    /// <summary>Of one document. The rest is left out, and the text says where.</summary>
    public const int MostPictures = 150;

    private readonly Dictionary<string, StoredFile> stored = [];
    private readonly Dictionary<string, string> known = [];
    private readonly HashSet<string> missed = [];

    public IEnumerable<StoredFile> Files => stored.Values;

    /// <summary>What those that could not be taken in are called.</summary>
    public IReadOnlyCollection<string> Missed => missed;

    /// <summary>The path of a picture that was put here, or is known; null for one that is neither.</summary>
    public string? PathOf(string source) => stored.TryGetValue(source, out var file) ? $"/c/{me.Centre.Slug}/files/{file.Id}" : known.GetValueOrDefault(source);

    /// <summary>One that is stored already.</summary>
    public void Know(string source, string path) => known[source] = path;

    public void Miss(string name) => missed.Add(FileName.Clean(name));

    /// <summary>Takes what a browser draws, told by its bytes; drawings of other kinds, and what is too large, stay out.</summary>
    public async Task Put(string source, Stream content, CancellationToken stop)
    {
        if (stored.Count >= MostPictures || stored.ContainsKey(source))
        {
            return;
        }

        var pipe = PipeReader.Create(content);
        var seen = (await pipe.ReadAtLeastAsync(FileFormat.HeadLength, stop)).Buffer;
        var format = FileFormat.Of(seen.Slice(0, Math.Min(seen.Length, FileFormat.HeadLength)).ToArray());
        pipe.AdvanceTo(seen.Start, seen.Start);
        if (format.Kind == MaterialKind.Picture)
        {
            await Store(source, pipe.AsStream(), stop);
        }
    }

    // The bytes of a picture that stands in the page itself are no name.
    private static string NameOf(string source) => FileName.Clean(source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "" : source);

    private async Task Store(string source, Stream content, CancellationToken stop)
    {
        try
        {
            var picture = await pictures.Put(content, NameOf(source), limits.Picture, stop);
            stored[source] = new StoredFile(
                me.CentreId, picture.Sha256, NameOf(source), picture.ContentType, picture.Length, me.PersonId, clock.GetUtcNow(), picture.Size);
        }
        catch (Exception refused) when (refused is FileTooLargeException or RuleBrokenException)
        {
            // Left out as those of other kinds are.
        }
    }
}
