using Lms.Data.Search;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("search_entries");
        entry.KeyedInCentre("Kind", "SourceId");

        // What is found goes with what it was made from.
        entry.HasOne<LessonPlan>().WithMany().HasForeignKey("CentreId", "LessonPlanId").OnDelete(DeleteBehavior.Cascade);
        entry.HasOne<ClassSession>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => new { e.CentreId, e.ClassSessionId, e.Place });
        entry.HasIndex(e => e.Words).HasMethod("gin").HasStorageParameter("fastupdate", "off");
    }
}

internal sealed class SearchChangeMapping : IEntityTypeConfiguration<SearchChange>
{
    public void Configure(EntityTypeBuilder<SearchChange> change)
    {
        change.ToTable("search_changes");
        change.HasKey(c => new { c.CentreId, c.Id });
        change.Property(c => c.Id).UseIdentityAlwaysColumn();
        change.HasIndex(c => c.Id);
    }
}

internal sealed class FileTextMapping : IEntityTypeConfiguration<FileText>
{
    public void Configure(EntityTypeBuilder<FileText> text)
    {
        text.ToTable("file_texts");
        text.KeyedInCentre("FileId");
        text.HasOne<StoredFile>().WithOne().HasForeignKey<FileText>("CentreId", "FileId").OnDelete(DeleteBehavior.Cascade);
    }
}
