using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Web;

/// <summary>
/// Reads a day as it is typed here, 27/03/2026, in addresses too: a form that only asks sends its fields there, and the
/// framework reads addresses as Americans write.
/// </summary>
public sealed class SchoolDayBinder : IModelBinder, IModelBinderProvider
{
    private static readonly string[] Typed = ["d/M/yyyy", "yyyy-MM-dd"];

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
            bindingContext.Result = Read(bindingContext, given.FirstValue?.Trim() ?? "");
        }

        return Task.CompletedTask;
    }

    private static ModelBindingResult Read(ModelBindingContext binding, string typed)
    {
        if (typed.Length == 0 && binding.ModelMetadata.IsReferenceOrNullableType)
        {
            return ModelBindingResult.Success(null);
        }

        if (DateOnly.TryParseExact(typed, Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return ModelBindingResult.Success(day);
        }

        var messages = binding.ModelMetadata.ModelBindingMessageProvider;
        binding.ModelState.TryAddModelError(binding.ModelName, typed.Length == 0
            ? messages.ValueMustNotBeNullAccessor(typed)
            : messages.AttemptedValueIsInvalidAccessor(typed, binding.ModelMetadata.GetDisplayName()));
        return ModelBindingResult.Failed();
    }
}
