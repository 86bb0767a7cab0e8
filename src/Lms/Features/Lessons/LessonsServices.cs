using Lms.Data.Seeding;
using Lms.Features.Lessons.Exporting;
using Lms.Features.Lessons.Importing;
using Lms.Features.Lessons.Presenting;
using Lms.Features.Lessons.Reading;
using Lms.Web;
using Lms.Web.Outside;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lms.Features.Lessons;

public static class LessonsServices
{
    public static void AddLessons(this IServiceCollection services)
    {
        services.AddOptions<UploadLimits>().BindConfiguration(UploadLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Uploads>();
        services.AddSingleton<LessonPlanTemplate>();
        services.AddSingleton<LessonOutlines>();
        services.AddSingleton<LessonReading>();
        services.TryAddSingleton<OutsidePages>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportTickets>();
        services.AddScoped<PasteReading>();
        services.AddHttpContextAccessor();
        services.AddScoped<PlanPages>();
        services.AddScoped<PlanPictures>();
        services.AddScoped<Presentations>();
    }
}
