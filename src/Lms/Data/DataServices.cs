using Lms.Data.Answers;
using Lms.Data.Backup;
using Lms.Data.Conduct;
using Lms.Data.Discussions;
using Lms.Data.Documents;
using Lms.Data.Films;
using Lms.Data.Marking;
using Lms.Data.Receipts;
using Lms.Data.Register;
using Lms.Data.Search;
using Lms.Data.Seeding;
using Lms.Data.Uploading;
using Lms.Web.Documents;
using Lms.Web.Films;
using Lms.Web.Pictures;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lms.Data;

public static class DataServices
{
    /// <summary>One pool of connections for EF Core and for the SQL written by hand.</summary>
    public static void AddData(this IServiceCollection services, string connectionString, string fileFolder, string contentFolder)
    {
        // Made by the container, so that it is closed with it, after all that still writes.
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Planning costs more than running most of our statements: what comes twice on a connection is prepared.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,

            // Nothing here sets a state of the session that outlives its transaction; clearing it costs as much as a small query.
            NoResetOnClose = true,
        }));
        services.AddDbContextPool<LmsDbContext>((all, options) => options.UseNpgsql(
            all.GetRequiredService<NpgsqlDataSource>(), server => server.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
        services.AddSingleton<CentreIds>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<WatchLedger>();
        services.AddSingleton<HistoryFolding>();
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<SearchIndexing>();
        services.AddSingleton<SearchReading>();
        services.AddSingleton<FileTexts>();
        services.AddOptions<ConversionOptions>().BindConfiguration(ConversionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OfficeToPdf>();
        services.AddScoped<DocumentConversion>();
        services.AddOptions<FilmOptions>().BindConfiguration(FilmOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FfmpegFilms>();
        services.AddScoped<FilmProcessing>();
        services.AddSingleton<HeavyWork>();
        services.AddSingleton<FilmKeys>();
        services.AddSingleton<FilmShelf>();
        services.AddSingleton<EntryPasses>();
        services.AddSingleton<ConductReading>();
        services.AddSingleton<ConductLog>();
        services.AddSingleton<RoomLog>();
        services.AddSingleton<RoomQuestions>();
        services.AddSingleton<PollLog>();
        services.AddSingleton<RoomReading>();
        services.AddSingleton<RoomPresences>();
        services.AddSingleton<SignOutNotice>();
        services.AddSingleton(_ => new RoomLineSource(connectionString));
        services.AddSingleton<RoomLine>();
        services.AddHostedService(all => all.GetRequiredService<RoomLine>());
        services.AddOptions<BucketOptions>().BindConfiguration(BucketOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileBucket>();
        services.AddSingleton(all => new FileStore(
            fileFolder, all.GetRequiredService<IOptions<BucketOptions>>().Value.Name.Length > 0 ? all.GetRequiredService<FileBucket>() : null));
        services.AddSingleton<FileCheck>();
        services.AddSingleton<UploadBytes>();
        services.AddScoped<CentreSpace>();
        services.AddSingleton<FileSweep>();
        services.AddSingleton<PaperStore>();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<FfmpegPictures>();
        services.AddSingleton<PictureVariants>();
        services.AddSingleton(new ContentFiles(contentFolder));
        services.AddSingleton<DemoPresence>();
        services.AddSingleton<FirstPassword>();
        services.AddSingleton<ReceiptKeys>();
        services.AddScoped<ReceiptBook>();
        services.AddScoped<CodeTries>();
        services.AddScoped<Demo>();
        services.AddScoped<SharedContent>();
        services.AddScoped<RenderAgain>();
        services.AddScoped<BackupArchive>();
        services.AddScoped<RestoredCopy>();
        services.AddScoped<SittingSeal>();
        services.AddScoped<SittingMasks>();
        services.AddScoped<SittingAllocation>();
        services.AddScoped<MarkingConflicts>();
        services.AddScoped<ScriptReconciliation>();
        services.AddScoped<SittingRelease>();
        services.AddScoped<AppealedScript>();

        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<TimeProvider>(all => all.GetRequiredService<DatabaseClock>());
        services.AddHostedService<DatabaseClockKeeper>();

        services.AddDataProtection().SetApplicationName("Lms").UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration
        {
            // One pass instead of the default's two: every page unprotects a cookie and protects a form's token.
            EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM,
        });
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>(
            (options, scopes) => options.XmlRepository = new ProtectionKeys(scopes));
    }
}
