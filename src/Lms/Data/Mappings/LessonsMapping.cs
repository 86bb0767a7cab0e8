using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class LessonPlanMapping : IEntityTypeConfiguration<LessonPlan>
{
    public void Configure(EntityTypeBuilder<LessonPlan> plan)
    {
        plan.KeyedInCentre();
        plan.RefersTo<LessonPlan, Lesson>("LessonId");
        plan.RefersTo<LessonPlan, LessonPlan>("RevisesId");
        plan.NamesMember("AuthorId");
        plan.ComplexProperty(p => p.Header);
        plan.Owns(p => p.Parts, "LessonPlanId");
        plan.Owns(p => p.Reviews, "LessonPlanId");
        plan.HasIndex(p => new { p.CentreId, p.State });
        plan.Guarded();
    }
}

internal sealed class LessonPartMapping : IEntityTypeConfiguration<LessonPart>
{
    public void Configure(EntityTypeBuilder<LessonPart> part)
    {
        part.KeyedInCentre();
        part.ComplexProperty(p => p.Body);
        part.Owns(p => p.Materials, "LessonPartId");
        part.Owns(p => p.Polls, "LessonPartId");
        part.ToTable(table => table.HasCheckConstraint("lesson_parts_minutes", $"minutes between 1 and {LessonPart.MaxMinutes}"));
    }
}

internal sealed class MaterialMapping : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> material)
    {
        material.KeyedInCentre();
        material.RefersTo<Material, StoredFile>("FileId");
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
