using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Lms.Web;

/// <summary>
/// Every text that comes in is stored in NFC and without control characters, which PostgreSQL refuses (NUL) or nobody
/// can see; line ends become \n.
/// </summary>
public static class CleanText
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(letter => letter is not ('\n' or '\t')).Select(letter => (byte)letter)]);

    public static string Of(string text)
    {
        if (!text.IsNormalized())
        {
            text = text.Normalize(NormalizationForm.FormC);
        }

        return text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? WithoutControls(text) : text;
    }

    /// <summary>
    /// True when <see cref="Of"/> would change nothing, as far as one look at the bytes can tell: what Vietnamese keyboards
    /// send. What is of another script or has marks of its own may be clean too.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAny(Controls))
        {
            return false;
        }

        for (var place = utf8.IndexOfAnyExceptInRange((byte)0, (byte)0x7F); place >= 0 && place < utf8.Length;)
        {
            var length = PlainLetter(utf8[place..]);
            if (length == 0)
            {
                return false;
            }

            place += length;
        }

        return Utf8.IsValid(utf8);
    }

    /// <summary>The bytes of a letter that NFC leaves alone whatever follows it that is one too; 0 for any other.</summary>
    private static int PlainLetter(ReadOnlySpan<byte> rest) => rest switch
    {
        [< 0x80, ..] => 1,

        // U+00A0 to U+02FF; what is below ends a line for some.
        [0xC2, >= 0xA0, ..] or [>= 0xC3 and <= 0xCB, _, ..] => 2,

        // U+1E80 to U+1EFF, and dashes, quotation marks and dots.
        [0xE1, 0xBA or 0xBB, _, ..] or [0xE2, 0x80, >= 0x90 and <= 0xA6, ..] => 3,
        _ => 0,
    };

    private static string WithoutControls(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter >= ' ' || letter is '\n' or '\t')
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }
}

internal sealed class CleanTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.IsFromRequest != false
            ? new CleanTextBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;

    private sealed class CleanTextBinder(SimpleTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result.Model is string text)
            {
                bindingContext.Result = ModelBindingResult.Success(CleanText.Of(text));
            }
        }
    }
}
