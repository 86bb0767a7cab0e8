using Lms.Data.Archives;

namespace Lms.Features.Marking.Papers;

internal static class PapersServices
{
    public static void AddPapers(this IServiceCollection services)
    {
        services.AddScoped<MarkRecords>();
        services.AddSingleton<MarkSheetPaper>();
        services.AddSingleton<ReconciliationPaper>();
        services.AddSingleton<MarkTablePaper>();
        services.AddScoped<IArchivePart, ArchivedMarking>();
        services.AddScoped<IArchivePart, ArchivedScripts>();
        services.AddScoped<IArchivePart, ArchivedOwners>();
        services.AddScoped<IArchivePart, ArchivedRules>();
        services.AddScoped<IArchivePart, ArchivedAppeals>();
    }
}
