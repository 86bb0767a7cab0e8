using Lms.Access;
using Lms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web;

/// <summary>Who may come in, and what strangers are told.</summary>
public static class SignInServices
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <param name="secure">Over https cookies are `__Host-` and Secure; plain http exists on loopback only.</param>
    public static void AddSignIn(this IServiceCollection services, bool secure)
    {
        var prefix = secure ? "__Host-" : "";
        var policy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        services.AddIdentityCore<Account>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = 8,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 4,
                };
                options.Lockout = new LockoutOptions
                {
                    MaxFailedAccessAttempts = 5,
                    DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15),
                };
            })
            .AddEntityFrameworkStores<LmsDbContext>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = prefix + "lms";
            options.Cookie.SecurePolicy = policy;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = SessionLength;
            options.Events.OnRedirectToLogin = Refuse(StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = Forbid;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = prefix + Notice.Cookie;
            options.Cookie.SecurePolicy = policy;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = prefix + "lms-form";
            options.Cookie.SecurePolicy = policy;
            options.HeaderName = "X-Form-Token";
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(EditLessonPlan.Policy, policy => policy.AddRequirements(new EditLessonPlan.Requirement()))
            .AddPolicy(PresentLessonPlan.Policy, policy => policy.AddRequirements(new PresentLessonPlan.Requirement()))
            .AddPolicy(EditBankQuestion.Policy, policy => policy.AddRequirements(new EditBankQuestion.Requirement()))
            .AddPolicy(ReviewLessonPlan.Policy, policy => policy.AddRequirements(new ReviewLessonPlan.Requirement()))
            .AddPolicy(ResetPassword.Policy, policy => policy.AddRequirements(new ResetPassword()));
        services.AddScoped<IAuthorizationHandler, AllowHandler>();
        services.AddScoped<IAuthorizationHandler, EditLessonPlan>();
        services.AddScoped<IAuthorizationHandler, PresentLessonPlan>();
        services.AddScoped<IAuthorizationHandler, EditBankQuestion>();
        services.AddScoped<IAuthorizationHandler, ReviewLessonPlan>();
        services.AddScoped<IAuthorizationHandler, ResetPasswordHandler>();
        services.AddSingleton<WhoAsks>();
        services.AddScoped<CurrentUser>();
        services.AddScoped(all => FrameOf(all.GetRequiredService<CurrentUser>()));
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Refuse(int status) => context =>
    {
        if (AnswersPrograms(context.HttpContext))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    };

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool AnswersPrograms(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<JsonAnswerAttribute>() is not null;

    private static Frame FrameOf(CurrentUser user) => !user.IsSignedIn
        ? Frame.Stranger
        : new Frame
        {
            PersonId = user.PersonId,
            PersonName = user.FullName,
            CentreSlug = user.HasCentre ? user.Centre.Slug : null,
            CentreName = user.HasCentre ? user.Centre.Name : null,
            CentreShortName = user.HasCentre ? user.Centre.ShortName : null,
            Roles = user.IsConfined ? [] : user.Roles,
            Centres = user.IsConfined ? [] : user.Centres,
            Provinces = user.IsConfined ? [] : user.Provinces,
            HasProfile = user is { IsMember: true, IsConfined: false },
            IsConfined = user.IsConfined,
        };
}
