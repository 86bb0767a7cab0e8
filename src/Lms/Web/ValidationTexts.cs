using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Lms.Web;

/// <summary>Gives the framework's own refusals our words, in the reader's language: a validator without a message gets ours.</summary>
public sealed class ValidationTexts(Texts text)
    : IValidationMetadataProvider, IPostConfigureOptions<MvcOptions>, IPostConfigureOptions<MvcDataAnnotationsLocalizationOptions>
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var silent = context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>()
            .Where(rule => rule.ErrorMessage is null && rule.ErrorMessageResourceName is null);
        foreach (var rule in silent)
        {
            rule.ErrorMessage = KeyOf(rule);
        }
    }

    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(field => text["Shared.FieldRequired", field]);
        messages.SetMissingKeyOrValueAccessor(() => text["Shared.ValueRequired"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => text["Shared.ValueRequired"]);
        messages.SetValueMustNotBeNullAccessor(_ => text["Shared.ValueRequired"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => text["Shared.ValueNotUnderstood", Short(value)]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["Shared.ValueNotUnderstood", Short(value)]);
        messages.SetValueIsInvalidAccessor(value => text["Shared.ValueNotUnderstood", Short(value)]);
        messages.SetUnknownValueIsInvalidAccessor(_ => text["Shared.ValueInvalid"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["Shared.ValueInvalid"]);
        messages.SetValueMustBeANumberAccessor(_ => text["Shared.NumberExpected"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["Shared.NumberExpected"]);
    }

    public void PostConfigure(string? name, MvcDataAnnotationsLocalizationOptions options) =>
        options.DataAnnotationLocalizerProvider = (_, _) => text;

    private static string KeyOf(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "Shared.FieldRequired",
        StringLengthAttribute { MinimumLength: > 0 } => "Shared.LengthBetween",
        StringLengthAttribute or MaxLengthAttribute => "Shared.TooLong",
        MinLengthAttribute => "Shared.TooShort",
        RangeAttribute => "Shared.OutOfRange",
        CompareAttribute => "Shared.NotTheSame",
        _ => "Shared.ValueInvalid",
    };

    private static string Short(string? value) => value is { Length: > 40 } ? value[..40] + "…" : value ?? "";
}
