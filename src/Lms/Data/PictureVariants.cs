using Lms.Domain.Media;
using Lms.Web.Pictures;

namespace Lms.Data;

/// <summary>
/// Smaller likenesses of pictures, made when the first reader asks, one at a time on a node. They lie beside the store under their picture's hash,
/// may be thrown away at any time, and are made again (docs/decisions/pictures.md).
/// </summary>
public sealed class PictureVariants(FileStore files, FfmpegPictures ffmpeg, TimeProvider clock) : IDisposable
{
    /// <summary>How long a reader waits for others' pictures before the whole one is given.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private readonly SemaphoreSlim turn = new(1);

    private string Folder => Path.Combine(files.Folder, "pictures");

    public static string TypeOf(StoredFile file) => file.ContentType == "image/jpeg" ? "image/jpeg" : "image/webp";

    public static string NameOf(StoredFile file) => Path.ChangeExtension(file.Name, file.ContentType == "image/jpeg" ? ".jpg" : ".webp");

    /// <returns>Null where the picture itself is to be given: it is not larger, moves, is not to be made smaller, or ffmpeg is missing.</returns>
    public async Task<Stream?> Open(StoredFile file, int width, CancellationToken stop)
    {
        if (!PictureSources.Widths.Contains(width) || file.Width is not { } whole || whole <= width
            || file.ContentType is not ("image/jpeg" or "image/png" or "image/webp") || !await files.Fetch(file.Sha256, stop))
        {
            return null;
        }

        var path = Path.Combine(Folder, $"{file.Sha256}-{width}");
        if (!File.Exists(path))
        {
            if (!ffmpeg.IsHere || !await turn.WaitAsync(Patience, stop))
            {
                return null;
            }

            try
            {
                if (!File.Exists(path))
                {
                    await Make(file, width, path);
                }
            }
            finally
            {
                turn.Release();
            }
        }

        return Given(path);
    }

    /// <summary>What was made long ago; whoever still looks at it has it made again.</summary>
    public void RemoveOld()
    {
        if (Directory.Exists(Folder))
        {
            var since = (clock.GetUtcNow() - Kept).UtcDateTime;
            foreach (var old in new DirectoryInfo(Folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < since))
            {
                old.Delete();
            }
        }
    }

    public void Dispose() => turn.Dispose();

    // Nothing is in it where nothing came of it: it is not tried at every look.
    private static FileStream? Given(string path)
    {
        try
        {
            var made = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, useAsync: true);
            if (made.Length > 0)
            {
                return made;
            }

            made.Dispose();
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // To its end, whoever has stopped waiting: others wait too.
    private async Task Make(StoredFile file, int width, string path)
    {
        var folder = files.ScratchFolder();
        try
        {
            var copy = Path.Combine(folder, "sent");
            CleanPicture what;
            await using (var whole = await files.Open(file.Sha256, CancellationToken.None))
            await using (var bare = File.Create(copy))
            {
                what = CleanPicture.Copy(whole, bare, file.Name, keepsHeld: false);
            }

            var made = what.Moves ? null : await ffmpeg.Make(copy, what, width, folder);
            Directory.CreateDirectory(Folder);
            if (made is null || new FileInfo(made).Length >= file.Length)
            {
                made = Path.Combine(folder, "none");
                await File.WriteAllBytesAsync(made, []);
            }

            File.Move(made, path, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
