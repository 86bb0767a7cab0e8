using Lms.Domain.Organisation;
using Lms.Domain.People;
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
        unit.RefersTo<Unit, Unit>("SuccessorId");
        unit.RefersTo<Unit, UnitLevel>("Level");
        unit.Owns(u => u.Stages, "UnitId");
        unit.Property(u => u.Name).HasMaxLength(Unit.NameLength).UseCollation("vi");
        unit.Property(u => u.EndBasis).HasMaxLength(UnitStage.BasisLength);
        unit.Ignore(u => u.HasEnded);
        unit.ToTable(table => table.HasCheckConstraint("units_not_under_itself", "parent_id <> id and successor_id <> id"));
        unit.Guarded();
    }
}

internal sealed class UnitStageMapping : IEntityTypeConfiguration<UnitStage>
{
    public void Configure(EntityTypeBuilder<UnitStage> stage)
    {
        stage.ToTable("unit_stages");
        stage.KeyedInCentre();
        stage.RefersTo<UnitStage, Unit>("ParentId");
        stage.RefersTo<UnitStage, UnitLevel>("Level");
        stage.Property(s => s.Name).HasMaxLength(Unit.NameLength);
        stage.Property(s => s.Basis).HasMaxLength(UnitStage.BasisLength);
    }
}

internal sealed class UnitLevelMapping : IEntityTypeConfiguration<UnitLevel>
{
    public void Configure(EntityTypeBuilder<UnitLevel> level)
    {
        level.KeyedInCentre("Code");
        level.Property(l => l.Code).HasMaxLength(UnitLevel.CodeLength);
        level.Property(l => l.Name).HasMaxLength(UnitLevel.NameLength);
        level.Property(l => l.NameInEnglish).HasMaxLength(UnitLevel.NameLength);
    }
}

internal sealed class CentreStageMapping : IEntityTypeConfiguration<CentreStage>
{
    public void Configure(EntityTypeBuilder<CentreStage> stage)
    {
        stage.ToTable("centre_stages");
        stage.KeyedInCentre();
        stage.RefersTo<CentreStage, UnitLevel>("Level");
        stage.Property(s => s.Basis).HasMaxLength(UnitStage.BasisLength);
        stage.HasIndex(s => new { s.CentreId, s.From }).IsUnique().AreNullsDistinct(false);
    }
}

internal sealed class PositionMapping : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> position)
    {
        position.KeyedInCentre("Code");
        position.RefersTo<Position, DutyTag>("Tag");
        position.Property(p => p.Code).HasMaxLength(Position.CodeLength);
        position.Property(p => p.Name).HasMaxLength(Position.NameLength).UseCollation("vi");
        position.Property(p => p.NameInEnglish).HasMaxLength(Position.NameLength);
    }
}

internal sealed class ProvinceMembershipMapping : IEntityTypeConfiguration<ProvinceMembership>
{
    public void Configure(EntityTypeBuilder<ProvinceMembership> membership)
    {
        membership.HasKey(m => new { m.ProvinceId, m.PersonId });
        membership.HasOne<Province>().WithMany().HasForeignKey(m => m.ProvinceId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
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
        record.NamesMember("SetBy");
        record.Property(r => r.Value).HasColumnType("jsonb");
        record.NamesMember("WithdrawnBy");
        record.Property(r => r.WithdrawalReason).HasMaxLength(PolicyTimeline.BasisLength);
        record.HasIndex(r => new { r.CentreId, r.Key, r.ValidFrom }).IsUnique().HasFilter("withdrawn_at is null");
        record.ToTable(table => table.HasCheckConstraint(
            "policy_records_withdrawal", "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')"));
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
