using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Lms.Web;

/// <summary>All that pages need to be drawn, whoever draws them.</summary>
public static class FrontEnd
{
    public static IServiceCollection AddFrontEnd(this IServiceCollection services)
    {
        services.AddControllersWithViews(AskForTokens)
            .AddDataAnnotationsLocalization()
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);

        services.AddSingleton<IActionResultExecutor<FileStreamResult>, FilePiecesExecutor>();
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.Configure<RequestLocalizationOptions>(SpeakBothLanguages);

        // Vietnamese stays readable in the page source.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Assets>();
        services.TryAddScoped(_ => Frame.Stranger);
        return services.AddTexts();
    }

    /// <summary>First in the pipeline, before routing and sign-in.</summary>
    public static void UseFrontEnd(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UsePackedFiles();
        app.UseRequestLocalization();
        app.UseErrorPages();
    }

    private static IServiceCollection AddTexts(this IServiceCollection services) => services
        .AddSingleton<Texts>()
        .AddSingleton<LiveConnection>()
        .AddSingleton<ValidationTexts>()
        .AddSingleton<IPostConfigureOptions<MvcOptions>>(all => all.GetRequiredService<ValidationTexts>())
        .AddSingleton<IPostConfigureOptions<MvcDataAnnotationsLocalizationOptions>>(
            all => all.GetRequiredService<ValidationTexts>());

    private static void AskForTokens(MvcOptions options)
    {
        options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
        options.Filters.Add<RuleBrokenFilter>();
        options.Filters.Add<UnreadableFormFilter>();
        options.ModelBinderProviders.Insert(0, new SchoolTimeBinder());
        options.ModelBinderProviders.Insert(1, new SchoolDayBinder());
        options.ModelBinderProviders.Insert(2, new CleanTextBinderProvider());
    }

    private static void SpeakBothLanguages(RequestLocalizationOptions options)
    {
        RequestCulture[] cultures = [Preferences.Vietnamese, Preferences.English];
        options.DefaultRequestCulture = Preferences.Vietnamese;
        options.SupportedCultures = [.. cultures.Select(culture => culture.Culture)];
        options.SupportedUICultures = [.. cultures.Select(culture => culture.UICulture)];
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Preferences.LanguageCookie }];
    }
}
