using Lms.Domain.Organisation;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Code).HasMaxLength(Person.CodeLength);
        person.Property(p => p.FamilyName).HasMaxLength(Person.NameLength).UseCollation("vi");
        person.Property(p => p.GivenName).HasMaxLength(Person.NameLength).UseCollation("vi");
        person.Property(p => p.FullName).HasMaxLength(Person.NameLength);
        person.Property(p => p.Phone).HasMaxLength(Person.PhoneLength);
        person.Property(p => p.Email).HasMaxLength(Person.EmailLength);
        person.HasIndex(p => p.Code).IsUnique();
        person.HasIndex(p => p.Phone).IsUnique();
        person.HasIndex(p => new { p.GivenName, p.FamilyName });
        person.Guarded();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.KeyedInCentre("PersonId");
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.RefersTo<Membership, Unit>("UnitId");
        membership.Owns(m => m.Roles, "PersonId");
    }
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("role_grants");
        grant.KeyedInCentre("PersonId", "Role");
    }
}

internal sealed class DutyAssignmentMapping : IEntityTypeConfiguration<DutyAssignment>
{
    public void Configure(EntityTypeBuilder<DutyAssignment> duty)
    {
        duty.KeyedInCentre();
        duty.NamesMember("PersonId");
        duty.RefersTo<DutyAssignment, Unit>("UnitId");
        duty.RefersTo<DutyAssignment, DutyTag>("Tag");
        duty.Property(d => d.Position).HasMaxLength(DutyAssignment.TextLength);
        duty.Property(d => d.Duty).HasMaxLength(DutyAssignment.TextLength);
        duty.ToTable(table => table.HasCheckConstraint("duty_assignments_days", "\"to\" is null or \"to\" >= \"from\""));
        duty.Guarded();
    }
}
