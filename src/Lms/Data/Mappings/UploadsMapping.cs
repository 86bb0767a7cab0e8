using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class ResumableUploadMapping : IEntityTypeConfiguration<ResumableUpload>
{
    public void Configure(EntityTypeBuilder<ResumableUpload> upload)
    {
        upload.KeyedInCentre();
        upload.NamesMember("PersonId");

        // A part that is taken out of its plan is sent nothing more.
        upload.HasOne<LessonPart>().WithMany().HasForeignKey("CentreId", "LessonPartId").OnDelete(DeleteBehavior.Cascade);
        upload.ToTable(table => table.HasCheckConstraint("resumable_uploads_length", "length > 0"));
        upload.Guarded();
    }
}
