using Lms.Data.Discussions;
using Lms.Data.Films;
using Lms.Data.Search;
using Lms.Domain.Classes;
using Lms.Domain.Discussions;
using Lms.Domain.Exams;
using Lms.Domain.Lessons;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Domain.Marking.Standardising;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Domain.Programmes;
using Lms.Domain.Records;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

public sealed class LmsDbContext(DbContextOptions<LmsDbContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Province> Provinces => Set<Province>();
    public DbSet<Centre> Centres => Set<Centre>();
    public DbSet<CentreStage> CentreStages => Set<CentreStage>();
    public DbSet<ProvinceMembership> ProvinceMemberships => Set<ProvinceMembership>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitStage> UnitStages => Set<UnitStage>();
    public DbSet<UnitLevel> UnitLevels => Set<UnitLevel>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<DutyTag> DutyTags => Set<DutyTag>();
    public DbSet<PolicyRecord> PolicyRecords => Set<PolicyRecord>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<UnitMembership> UnitMemberships => Set<UnitMembership>();
    public DbSet<DutyAssignment> DutyAssignments => Set<DutyAssignment>();
    public DbSet<DutyCorrection> DutyCorrections => Set<DutyCorrection>();
    public DbSet<RosterImport> RosterImports => Set<RosterImport>();

    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<TrainingClass> Classes => Set<TrainingClass>();
    public DbSet<ClassSession> Sessions => Set<ClassSession>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<AttendanceRecord> AttendanceRecords => Set<AttendanceRecord>();
    public DbSet<AttendanceCode> AttendanceCodes => Set<AttendanceCode>();
    public DbSet<RoomPresence> RoomPresences => Set<RoomPresence>();

    public DbSet<LessonPlan> LessonPlans => Set<LessonPlan>();
    public DbSet<LessonPart> LessonParts => Set<LessonPart>();
    public DbSet<Material> Materials => Set<Material>();
    public DbSet<LessonPoll> LessonPolls => Set<LessonPoll>();

    public DbSet<PartRemark> PartRemarks => Set<PartRemark>();

    public DbSet<Resolution> Resolutions => Set<Resolution>();

    public DbSet<KeptPlan> KeptPlans => Set<KeptPlan>();

    public DbSet<PlanReminder> PlanReminders => Set<PlanReminder>();
    public DbSet<SetAsideText> SetAsideTexts => Set<SetAsideText>();
    public DbSet<ReadPart> ReadParts => Set<ReadPart>();

    public DbSet<ReadingNote> ReadingNotes => Set<ReadingNote>();

    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<ResumableUpload> ResumableUploads => Set<ResumableUpload>();
    public DbSet<FileText> FileTexts => Set<FileText>();
    public DbSet<ShownDocument> ShownDocuments => Set<ShownDocument>();
    public DbSet<Film> Films => Set<Film>();
    public DbSet<FilmWatch> FilmWatches => Set<FilmWatch>();
    public DbSet<FilmRendition> FilmRenditions => Set<FilmRendition>();
    public DbSet<FilmKey> FilmKeys => Set<FilmKey>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<SearchChange> SearchChanges => Set<SearchChange>();

    public DbSet<SessionRoom> Rooms => Set<SessionRoom>();
    public DbSet<RoomEvent> RoomEvents => Set<RoomEvent>();
    public DbSet<Poll> Polls => Set<Poll>();
    public DbSet<PollAnswer> PollAnswers => Set<PollAnswer>();

    public DbSet<RoomGroup> RoomGroups => Set<RoomGroup>();

    public DbSet<RoomPicture> RoomPictures => Set<RoomPicture>();

    public DbSet<RoomRead> RoomReads => Set<RoomRead>();

    public DbSet<ExamPaper> Papers => Set<ExamPaper>();
    public DbSet<PaperQuestion> PaperQuestions => Set<PaperQuestion>();
    public DbSet<PaperOpening> PaperOpenings => Set<PaperOpening>();
    public DbSet<BankQuestion> BankQuestions => Set<BankQuestion>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<SchemeItem> SchemeItems => Set<SchemeItem>();
    public DbSet<ExamSitting> Sittings => Set<ExamSitting>();
    public DbSet<SittingPolicy> SittingPolicies => Set<SittingPolicy>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<AttemptFile> AttemptFiles => Set<AttemptFile>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<AnswerText> AnswerTexts => Set<AnswerText>();
    public DbSet<AnswerRevision> AnswerRevisions => Set<AnswerRevision>();
    public DbSet<AnswerCheckpoint> AnswerCheckpoints => Set<AnswerCheckpoint>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<ReceiptKey> ReceiptKeys => Set<ReceiptKey>();

    public DbSet<AttemptPresence> AttemptPresences => Set<AttemptPresence>();
    public DbSet<TimeExtension> TimeExtensions => Set<TimeExtension>();
    public DbSet<SittingPause> SittingPauses => Set<SittingPause>();
    public DbSet<CloseChange> CloseChanges => Set<CloseChange>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<Accommodation> Accommodations => Set<Accommodation>();
    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<Postponement> Postponements => Set<Postponement>();

    public DbSet<EntryPass> EntryPasses => Set<EntryPass>();

    public DbSet<EntryUse> EntryUses => Set<EntryUse>();

    public DbSet<CodeTry> CodeTries => Set<CodeTry>();

    public DbSet<Script> Scripts => Set<Script>();
    public DbSet<ScriptFile> ScriptFiles => Set<ScriptFile>();
    public DbSet<ScriptLink> ScriptLinks => Set<ScriptLink>();
    public DbSet<ScriptMask> ScriptMasks => Set<ScriptMask>();
    public DbSet<ScriptOriginal> ScriptOriginals => Set<ScriptOriginal>();
    public DbSet<StandardScript> StandardScripts => Set<StandardScript>();
    public DbSet<StandardSheet> StandardSheets => Set<StandardSheet>();
    public DbSet<MarkSheet> MarkSheets => Set<MarkSheet>();
    public DbSet<Remark> Remarks => Set<Remark>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();
    public DbSet<Concern> Concerns => Set<Concern>();
    public DbSet<BankComment> BankComments => Set<BankComment>();
    public DbSet<CommentUse> CommentUses => Set<CommentUse>();
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();
    public DbSet<ScriptComparison> ScriptComparisons => Set<ScriptComparison>();
    public DbSet<ReleaseConsent> ReleaseConsents => Set<ReleaseConsent>();
    public DbSet<Result> Results => Set<Result>();
    public DbSet<MarkAppeal> MarkAppeals => Set<MarkAppeal>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Vietnamese order by ICU, made by a migration: no server's default is taken for granted.
        builder.HasCollation("vi", locale: "vi-VN", provider: "icu", deterministic: true);
        builder.ApplyConfigurationsFromAssembly(typeof(LmsDbContext).Assembly);
        SnakeCase.Apply(builder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HavePrecision(7, 2);
}
