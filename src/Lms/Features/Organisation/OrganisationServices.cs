using Lms.Features.Organisation.Verbs;

namespace Lms.Features.Organisation;

public static class OrganisationServices
{
    public static void AddOrganisation(this IServiceCollection services) => services
        .AddScoped<Admission>()
        .AddScoped<NewAdministrator>()
        .AddScoped<NewProvinceViewer>()
        .AddScoped<ProvinceViewerEnd>()
        .AddScoped<PersonQuery>();
}
