using System.Buffers;
using System.IO.Pipelines;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lms.Web;

/// <summary>A form that came with one file; the file is already in the store.</summary>
public sealed record Upload(IReadOnlyDictionary<string, string> Fields, string Name, FileFormat Format, string Sha256, long Length)
{
    /// <summary>Of a picture whose clean copy is in the store.</summary>
    public PictureSize? Size { get; init; }

    public StoredFile ToFile(Guid centreId, Guid storedBy, DateTimeOffset now) =>
        new(centreId, Sha256, Name, Format.ContentType, Length, storedBy, now, Size);
}

/// <summary>
/// Reads a multipart form as it arrives, its fields (the antiforgery token among them) before its file, and passes the
/// file on to the store without holding more than a buffer of it.
/// </summary>
public sealed class Uploads(FileStore files, PictureStore pictures, IAntiforgery antiforgery, IOptions<UploadLimits> limits)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "X-Form-Token";
    private const int LongestField = 10_000;
    private const int MostFields = 20;
    private const long MostDrained = 4_000_000_000;

    /// <summary>What stood in the form before its file, also when the file was refused.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(HttpContext http) =>
        http.Items[typeof(Uploads)] as IReadOnlyDictionary<string, string> ?? new Dictionary<string, string>();

    /// <param name="longest">Bytes that this form takes at most; null for what its kind of file may be anywhere.</param>
    /// <param name="anyName">Whether the bytes alone say what it is, whatever its name promises.</param>
    /// <param name="asSent">Keeps a picture with all that its camera wrote into it: only of what no other reader gets.</param>
    /// <returns>Null for a request that no page of ours sends: 400.</returns>
    /// <exception cref="RuleBrokenException">The file is missing, empty, too large or not what its name says.</exception>
    public async Task<Upload?> Receive(HttpContext http, CancellationToken stop, long? longest = null, bool anyName = false, bool asSent = false)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary)
        {
            return null;
        }

        try
        {
            return await Read(http, new MultipartReader(boundary.Value!, http.Request.Body), (longest, anyName, asSent), stop);
        }
        catch (RuleBrokenException)
        {
            await PassOver(http.Request.Body, stop);
            throw;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && !stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Upload?> Read(HttpContext http, MultipartReader form, (long? Longest, bool AnyName, bool AsSent) taken, CancellationToken stop)
    {
        var fields = new Dictionary<string, string>();
        http.Items[typeof(Uploads)] = fields;
        while (await form.ReadNextSectionAsync(stop) is { } section && fields.Count < MostFields)
        {
            if (section.AsFileSection() is { } file)
            {
                return await IsOurs(http, fields) ? await Store(file, fields, taken, stop) : null;
            }

            if (section.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await Text(section.Body, stop);
            }
        }

        return await IsOurs(http, fields) ? throw new RuleBrokenException("Upload.Missing") : null;
    }

    private async Task<bool> IsOurs(HttpContext http, Dictionary<string, string> fields)
    {
        // The check reads the header first, and would read the form only without it.
        http.Request.Headers[TokenHeader] = fields.GetValueOrDefault(TokenField, "none");
        return await antiforgery.IsRequestValidAsync(http);
    }

    private async Task<Upload> Store(
        FileMultipartSection section, Dictionary<string, string> fields, (long? Longest, bool AnyName, bool AsSent) taken, CancellationToken stop)
    {
        if (section.FileName.Length == 0 || section.FileStream is null)
        {
            throw new RuleBrokenException("Upload.Missing");
        }

        var name = FileName.Clean(section.FileName);
        var content = PipeReader.Create(section.FileStream);
        var format = await Recognize(content, taken.AnyName ? "" : name, stop);
        var longest = taken.Longest ?? limits.Value.For(format.Kind);
        try
        {
            if (format.Kind == MaterialKind.Picture && !taken.AsSent)
            {
                var picture = await pictures.Put(content.AsStream(), name, longest, stop);
                return new Upload(fields, name, format, picture.Sha256, picture.Length) { Size = picture.Size };
            }

            var (sha256, length) = await files.Put(content.AsStream(), longest, stop);
            return new Upload(fields, name, format, sha256, length);
        }
        catch (FileTooLargeException)
        {
            throw new RuleBrokenException("Upload.TooLarge", FileSize.Show(longest));
        }
    }

    private static async Task<FileFormat> Recognize(PipeReader content, string name, CancellationToken stop)
    {
        var seen = (await content.ReadAtLeastAsync(FileFormat.HeadLength, stop)).Buffer;
        if (seen.IsEmpty)
        {
            throw new RuleBrokenException("Upload.Empty");
        }

        content.AdvanceTo(seen.Start, seen.Start);
        return FileFormat.OfNamed(name, seen.Slice(0, Math.Min(seen.Length, FileFormat.HeadLength)).ToArray());
    }

    private static async Task<string> Text(Stream body, CancellationToken stop)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[LongestField + 1];
        var length = await reader.ReadBlockAsync(buffer, stop);
        return length <= LongestField ? CleanText.Of(new string(buffer, 0, length)) : throw new InvalidDataException();
    }

    /// <summary>Reads to the end what is not wanted: a browser that is still sending does not hear an answer.</summary>
    public static async Task PassOver(Stream body, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (long drained = 0, read = 1; read > 0 && drained < MostDrained; drained += read)
            {
                read = await body.ReadAsync(buffer, stop);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
