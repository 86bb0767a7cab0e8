using Lms.Data;
using Lms.Features.Attendance;
using Lms.Features.Centres;
using Lms.Features.Classes;
using Lms.Features.Conduct;
using Lms.Features.Discussions;
using Lms.Features.Duties;
using Lms.Features.DutyCorrections;
using Lms.Features.Exams;
using Lms.Features.Help;
using Lms.Features.Home;
using Lms.Features.Identity;
using Lms.Features.Imports;
using Lms.Features.Lessons;
using Lms.Features.Marking;
using Lms.Features.Media;
using Lms.Features.Notifications;
using Lms.Features.Organisation;
using Lms.Features.Policies;
using Lms.Features.Results;
using Lms.Features.Shared;
using Lms.Features.Units;
using Lms.Hosting;
using Lms.Web;

namespace Lms;

/// <summary>The whole site, put together: for `run`, for the other verbs, and for the tests alike.</summary>
public static class Site
{
    public static void AddSite(this IServiceCollection services, string connectionString, string fileFolder, bool secure)
    {
        services.AddData(connectionString, fileFolder, Path.Combine(ContentRoot.Find(), "content"));
        services.AddFrontEnd();
        services.AddSignIn(secure);
        services.AddIdentity();
        services.AddImports();
        services.AddLessons();
        services.AddMarking();
        services.AddMedia();
        services.AddOrganisation();
        services.AddPolicies();
        services.AddCentres();
        services.AddShared();
        services.AddDuties();
        services.AddDutyCorrections();
        services.AddUnits();
        services.AddClasses();
        services.AddAttendance();
        services.AddConduct();
        services.AddDiscussions();
        services.AddHelp();
        services.AddHome();
        services.AddExams();
        services.AddResults();
        services.AddNotifications();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseArrivalTime();
        app.UseFrontEnd();
        app.UseRouting();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseMiddleware<CodeSession>();
        app.UseMiddleware<CurrentUserMiddleware>();
        app.UseAuthorization();
        app.MapControllers();
        app.MapConduct();
        app.MapDiscussions();
        app.MapMedia();
    }
}
