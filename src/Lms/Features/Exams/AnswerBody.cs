using System.Buffers;
using System.Net.Mime;
using System.Text;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.Net.Http.Headers;

namespace Lms.Features.Exams;

/// <summary>An answer's text as it came over the wire: UTF-8 that really is, without NUL, not too long, stored in NFC.</summary>
internal readonly record struct AnswerBody(string? Text, int Refusal)
{
    // The longest answer in letters of three bytes each, and as much again for marks that NFC will join to them.
    private const int MaxBytes = Answer.MaxLength * 6;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static async Task<AnswerBody> Read(HttpRequest request, CancellationToken stop)
    {
        if (!IsPlainUtf8(request.ContentType))
        {
            return new(null, StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > MaxBytes)
        {
            return new(null, StatusCodes.Status413PayloadTooLarge);
        }

        // Nothing is set aside for a body before it comes: a length is only a promise.
        var read = new ArrayBufferWriter<byte>();
        int count;
        while ((count = await request.Body.ReadAsync(read.GetMemory(16 * 1024), stop)) > 0)
        {
            read.Advance(count);
            if (read.WrittenCount > MaxBytes)
            {
                return new(null, StatusCodes.Status413PayloadTooLarge);
            }
        }

        return Decode(read.WrittenSpan);
    }

    private static AnswerBody Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return new(null, StatusCodes.Status400BadRequest);
        }

        try
        {
            var text = CleanText.Of(Strict.GetString(bytes));
            return text.Length <= Answer.MaxLength ? new(text, 0) : new(null, StatusCodes.Status413PayloadTooLarge);
        }
        catch (DecoderFallbackException)
        {
            return new(null, StatusCodes.Status400BadRequest);
        }
    }

    private static bool IsPlainUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Text.Plain, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
