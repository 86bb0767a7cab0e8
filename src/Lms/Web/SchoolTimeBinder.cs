using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Web;

/// <summary>Reads a moment typed as 27/03/2026 8:00 as Viet Nam's time, whatever the server's zone and the language.</summary>
public sealed class SchoolTimeBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        bindingContext.Result = Read(bindingContext, given.FirstValue ?? "");
        return Task.CompletedTask;
    }

    private static ModelBindingResult Read(ModelBindingContext binding, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed) && binding.ModelMetadata.IsReferenceOrNullableType)
        {
            return ModelBindingResult.Success(null);
        }

        if (SchoolTime.TryRead(typed, out var moment))
        {
            return ModelBindingResult.Success(moment);
        }

        var messages = binding.ModelMetadata.ModelBindingMessageProvider;
        binding.ModelState.TryAddModelError(binding.ModelName, string.IsNullOrWhiteSpace(typed)
            ? messages.ValueMustNotBeNullAccessor(typed)
            : messages.AttemptedValueIsInvalidAccessor(typed, binding.ModelMetadata.GetDisplayName()));
        return ModelBindingResult.Failed();
    }
}
