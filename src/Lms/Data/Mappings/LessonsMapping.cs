using System.Text.Json;
using System.Text.Json.Serialization;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Data.Mappings;

internal sealed class LessonPlanMapping : IEntityTypeConfiguration<LessonPlan>
{
    public void Configure(EntityTypeBuilder<LessonPlan> plan)
    {
        plan.KeyedInCentre();
        plan.RefersTo<LessonPlan, Lesson>("LessonId");
        plan.RefersTo<LessonPlan, LessonPlan>("RevisesId");
        plan.RefersTo<LessonPlan, LessonPlan>("SourceId");
        plan.NamesMember("AuthorId");
        plan.ComplexProperty(p => p.Header);
        plan.Owns(p => p.Parts, "LessonPlanId");
        plan.Owns(p => p.Reviews, "LessonPlanId");
        plan.Owns(p => p.Kept, "LessonPlanId");
        plan.Owns(p => p.Writers, "LessonPlanId");
        plan.HasIndex(p => new { p.CentreId, p.State });
        plan.Guarded();
    }
}

internal sealed class LessonPartMapping : IEntityTypeConfiguration<LessonPart>
{
    public void Configure(EntityTypeBuilder<LessonPart> part)
    {
        part.KeyedInCentre();
        part.Ignore(p => p.Content);
        part.ComplexProperty(p => p.Body);
        part.ComplexProperty(p => p.Questions);
        part.ComplexProperty(p => p.LocalLink);
        part.HasIndex(p => p.Cited).HasMethod("gin");
        part.Owns(p => p.Materials, "LessonPartId");
        part.Owns(p => p.Polls, "LessonPartId");
        part.Owns(p => p.Remarks, "LessonPartId");
        part.ToTable(table => table.HasCheckConstraint("lesson_parts_minutes", $"minutes between 1 and {PartContent.MaxMinutes}"));
    }
}

internal sealed class MaterialMapping : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> material)
    {
        material.KeyedInCentre();
        material.RefersTo<Material, StoredFile>("FileId");
        material.Property(m => m.Chapters).HasDefaultValue("");
        material.Owns(m => m.Tracks, "MaterialId");
    }
}

internal sealed class CaptionTrackMapping : IEntityTypeConfiguration<CaptionTrack>
{
    public void Configure(EntityTypeBuilder<CaptionTrack> track)
    {
        track.ToTable("caption_tracks");
        track.KeyedInCentre();
        track.RefersTo<CaptionTrack, StoredFile>("FileId");
        track.HasIndex(t => new { t.CentreId, t.MaterialId, t.Language }).IsUnique();
    }
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews");
        review.KeyedInCentre();
        review.NamesMember("ActorId");
    }
}

internal sealed class ResolutionMapping : IEntityTypeConfiguration<Resolution>
{
    public void Configure(EntityTypeBuilder<Resolution> resolution)
    {
        resolution.ToTable("resolutions");
        resolution.KeyedInCentre();
        resolution.Ignore(r => r.Head);
        resolution.RefersTo<Resolution, Resolution>("SupersededById");
        resolution.HasIndex(r => new { r.CentreId, r.Number }).IsUnique();
        resolution.Guarded();
    }
}

internal sealed class KeptPlanMapping : IEntityTypeConfiguration<KeptPlan>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<KeptPlan> kept)
    {
        kept.ToTable("kept_plans");
        kept.KeyedInCentre();
        kept.NamesMember("ActorId");
        kept.Property(k => k.Copy).HasColumnType("jsonb").HasConversion(new ValueConverter<PlanCopy, string>(
            copy => JsonSerializer.Serialize(copy, Json), text => JsonSerializer.Deserialize<PlanCopy>(text, Json)!));
        kept.HasIndex(k => new { k.CentreId, k.LessonPlanId, k.Number }).IsUnique();
    }
}

internal sealed class LessonPlanWriterMapping : IEntityTypeConfiguration<LessonPlanWriter>
{
    public void Configure(EntityTypeBuilder<LessonPlanWriter> writer)
    {
        writer.ToTable("lesson_plan_writers");
        writer.KeyedInCentre("LessonPlanId", "PersonId");
        writer.NamesMember("PersonId");
    }
}

internal sealed class PlanReminderMapping : IEntityTypeConfiguration<PlanReminder>
{
    public void Configure(EntityTypeBuilder<PlanReminder> reminder)
    {
        reminder.ToTable("plan_reminders");
        reminder.KeyedInCentre("LessonPlanId");
        reminder.HasOne<LessonPlan>().WithOne().HasForeignKey<PlanReminder>("CentreId", "LessonPlanId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PartRemarkMapping : IEntityTypeConfiguration<PartRemark>
{
    public void Configure(EntityTypeBuilder<PartRemark> remark)
    {
        remark.ToTable("part_remarks");
        remark.KeyedInCentre();
        remark.NamesMember("ActorId");
    }
}

internal sealed class SetAsideTextMapping : IEntityTypeConfiguration<SetAsideText>
{
    public void Configure(EntityTypeBuilder<SetAsideText> text)
    {
        text.ToTable("set_aside_texts");
        text.KeyedInCentre("LessonPartId", "PersonId");
        text.NamesMember("PersonId");
        text.HasOne<LessonPart>().WithMany().HasForeignKey("CentreId", "LessonPartId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadPartMapping : IEntityTypeConfiguration<ReadPart>
{
    public void Configure(EntityTypeBuilder<ReadPart> read)
    {
        read.KeyedInCentre("ClassSessionId", "PersonId", "LessonPartId");
        read.RefersTo<ReadPart, ClassSession>("ClassSessionId");
        read.NamesMember("PersonId");
        read.HasOne<LessonPart>().WithMany().HasForeignKey("CentreId", "LessonPartId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadingNoteMapping : IEntityTypeConfiguration<ReadingNote>
{
    public void Configure(EntityTypeBuilder<ReadingNote> note)
    {
        note.ToTable("reading_notes");

        // The id is chosen at the device: within a person's own notes it can meet nobody else's.
        note.KeyedInCentre("ClassSessionId", "PersonId", "Id");
        note.RefersTo<ReadingNote, ClassSession>("ClassSessionId");
        note.RefersTo<ReadingNote, LessonPart>("LessonPartId");
        note.NamesMember("PersonId");
        note.ComplexProperty(n => n.Quote, quote => quote.Ignore(q => q.IsNone));
        note.Guarded();
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.KeyedInCentre();
        file.NamesMember("StoredBy");
        file.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        file.HasIndex(f => f.Sha256);
    }
}
