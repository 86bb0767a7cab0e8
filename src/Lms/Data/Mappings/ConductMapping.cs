using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class AttemptPresenceMapping : IEntityTypeConfiguration<AttemptPresence>
{
    public void Configure(EntityTypeBuilder<AttemptPresence> presence)
    {
        presence.KeyedInCentre("AttemptId");
        presence.RefersTo<AttemptPresence, Attempt>("AttemptId");
    }
}

internal sealed class TimeExtensionMapping : IEntityTypeConfiguration<TimeExtension>
{
    public void Configure(EntityTypeBuilder<TimeExtension> extension)
    {
        extension.AtSitting();
        extension.NamesCandidate();
        extension.NamesMember("GivenBy");
        extension.ToTable(table => table.HasCheckConstraint("time_extensions_minutes", $"minutes between 1 and {TimeExtension.MostMinutes}"));
    }
}

internal sealed class SittingPauseMapping : IEntityTypeConfiguration<SittingPause>
{
    public void Configure(EntityTypeBuilder<SittingPause> pause)
    {
        pause.AtSitting();
        pause.NamesMember("PausedBy");
        pause.NamesMember("EndedBy");
        pause.HasIndex(p => new { p.CentreId, p.ExamSittingId }).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_sitting_pauses_one_at_a_time");
        pause.ToTable(table => table.HasCheckConstraint("sitting_pauses_end", "(ended_by is null) = (ended_at is null) and ended_at >= paused_at"));
    }
}

internal sealed class CloseChangeMapping : IEntityTypeConfiguration<CloseChange>
{
    public void Configure(EntityTypeBuilder<CloseChange> change)
    {
        change.AtSitting();
        change.NamesMember("ChangedBy");
    }
}

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> announcement)
    {
        announcement.AtSitting();
        announcement.NamesMember("SaidBy");
    }
}

internal sealed class AccommodationMapping : IEntityTypeConfiguration<Accommodation>
{
    public void Configure(EntityTypeBuilder<Accommodation> accommodation)
    {
        accommodation.AtSitting();
        accommodation.NamesCandidate();
        accommodation.NamesMember("RecordedBy");
        accommodation.NamesMember("WithdrawnBy");
        accommodation.HasIndex(a => new { a.CentreId, a.ExamSittingId, a.PersonId })
            .IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName("ix_accommodations_one_stands");
        accommodation.ToTable(table =>
        {
            table.HasCheckConstraint("accommodations_one_of_two", "(percent is null) <> (minutes is null)");
            table.HasCheckConstraint("accommodations_withdrawal", "(withdrawn_by is null) = (withdrawn_at is null)");
        });
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.AtSitting();
        incident.NamesCandidate();
        incident.NamesMember("RecordedBy");
        incident.NamesMember("WithdrawnBy");
        incident.ToTable(table => table.HasCheckConstraint(
            "incidents_withdrawal",
            "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')"));
    }
}

internal sealed class PostponementMapping : IEntityTypeConfiguration<Postponement>
{
    public void Configure(EntityTypeBuilder<Postponement> postponement)
    {
        postponement.AtSitting();
        postponement.NamesCandidate();
        postponement.NamesMember("RecordedBy");
        postponement.NamesMember("WithdrawnBy");
        postponement.HasIndex(p => new { p.CentreId, p.ExamSittingId, p.PersonId })
            .IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName("ix_postponements_one_stands");
        postponement.ToTable(table => table.HasCheckConstraint(
            "postponements_withdrawal",
            "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')"));
    }
}

internal sealed class EntryPassMapping : IEntityTypeConfiguration<EntryPass>
{
    public void Configure(EntityTypeBuilder<EntryPass> pass)
    {
        pass.ToTable("entry_passes");
        pass.AtSitting();
        pass.NamesCandidate();
        pass.NamesMember("MadeBy");
        pass.HasIndex(p => new { p.CentreId, p.ExamSittingId, p.PersonId }).IsUnique().HasDatabaseName("ix_entry_passes_one_each");
        pass.HasIndex(p => p.CodeHash);
    }
}

internal sealed class EntryUseMapping : IEntityTypeConfiguration<EntryUse>
{
    public void Configure(EntityTypeBuilder<EntryUse> use)
    {
        use.KeyedInCentre("ExamSittingId", "PersonId", "DeviceId");
        use.NamesCandidate();
    }
}

internal static class ConductMapping
{
    public static void AtSitting<T>(this EntityTypeBuilder<T> row)
        where T : class, ICentreOwned
    {
        row.KeyedInCentre();
        row.RefersTo<T, ExamSitting>("ExamSittingId");
    }

    public static void NamesCandidate<T>(this EntityTypeBuilder<T> row)
        where T : class, ICentreOwned =>
        row.HasOne<Candidate>().WithMany().HasForeignKey("CentreId", "ExamSittingId", "PersonId").OnDelete(DeleteBehavior.Restrict);
}
