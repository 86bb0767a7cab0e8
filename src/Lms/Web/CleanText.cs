using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Lms.Web;

/// <summary>
/// Every text that comes in is stored in NFC and without control characters, which PostgreSQL refuses (NUL) or nobody
/// can see; line ends become \n.
/// </summary>
public static class CleanText
{
    public static string Of(string text)
    {
        if (!text.IsNormalized())
        {
            text = text.Normalize(NormalizationForm.FormC);
        }

        return text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? WithoutControls(text) : text;
    }

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
