using System.Buffers;
using System.Net.Mime;
using System.Text;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.Net.Http.Headers;

namespace Lms.Features.Exams.Answers;

/// <summary>An answer's text as it came over the wire: UTF-8 that really is, without NUL, not too long, stored in NFC.</summary>
internal readonly record struct AnswerBody(byte[]? Text, int Refusal)
{
    // The longest answer in letters of three bytes each, and as much again for marks that NFC will join to them.
    private const int MaxBytes = Answer.MaxLength * 6;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="isPlain">Whether a text can be stored as it came; every other is made clean first.</param>
    public static async Task<AnswerBody> Read(HttpRequest request, Func<byte[], bool> isPlain, CancellationToken stop)
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
        var body = await request.BodyReader.ReadAsync(stop);
        while (!body.IsCompleted && body.Buffer.Length <= MaxBytes)
        {
            request.BodyReader.AdvanceTo(body.Buffer.Start, body.Buffer.End);
            body = await request.BodyReader.ReadAsync(stop);
        }

        var bytes = body.Buffer.Length <= MaxBytes ? body.Buffer.ToArray() : null;
        request.BodyReader.AdvanceTo(body.Buffer.End);
        return bytes is null ? new(null, StatusCodes.Status413PayloadTooLarge) : Judge(bytes, isPlain);
    }

    private static AnswerBody Judge(byte[] bytes, Func<byte[], bool> isPlain)
    {
        if (bytes.Length <= Answer.MaxLength && isPlain(bytes))
        {
            return new(bytes, 0);
        }

        return bytes.Contains((byte)0) ? new(null, StatusCodes.Status400BadRequest) : Clean(bytes);
    }

    private static AnswerBody Clean(byte[] bytes)
    {
        try
        {
            var text = CleanText.Of(Strict.GetString(bytes));
            return text.Length <= Answer.MaxLength ? new(Strict.GetBytes(text), 0) : new(null, StatusCodes.Status413PayloadTooLarge);
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
