using Lms.Domain.Organisation;
using Lms.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class ProvinceMapping : IEntityTypeConfiguration<Province>
{
    public void Configure(EntityTypeBuilder<Province> province)
    {
        province.Property(p => p.Id).ValueGeneratedNever();
        province.HasIndex(p => p.Slug).IsUnique();
    }
}

internal sealed class CentreTableMapping : IEntityTypeConfiguration<Centre>
{
    public void Configure(EntityTypeBuilder<Centre> centre)
    {
        centre.Property(c => c.Id).ValueGeneratedNever();
        centre.HasIndex(c => c.Slug).IsUnique();
        centre.HasOne<Province>().WithMany().HasForeignKey(c => c.ProvinceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.KeyedInCentre();
        unit.RefersTo<Unit, Unit>("ParentId");
        unit.Property(u => u.Name).HasMaxLength(200).UseCollation("vi");
    }
}

internal sealed class DutyTagMapping : IEntityTypeConfiguration<DutyTag>
{
    public void Configure(EntityTypeBuilder<DutyTag> tag) => tag.KeyedInCentre("Code");
}

internal sealed class PolicyRecordMapping : IEntityTypeConfiguration<PolicyRecord>
{
    public void Configure(EntityTypeBuilder<PolicyRecord> record)
    {
        record.KeyedInCentre();
        record.Property(r => r.Value).HasColumnType("jsonb");
        record.HasIndex(r => new { r.CentreId, r.Key, r.ValidFrom }).IsUnique();
    }
}

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.KeyedInCentre();
        programme.HasIndex(p => new { p.CentreId, p.Code }).IsUnique();
        programme.Owns(p => p.Lessons, "ProgrammeId");
    }
}

internal sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> lesson)
    {
        lesson.KeyedInCentre();
        lesson.HasIndex(l => new { l.CentreId, l.ProgrammeId, l.Number }).IsUnique();
    }
}
