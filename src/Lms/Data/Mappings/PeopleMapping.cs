using Lms.Domain.Organisation;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
        membership.Owns(m => m.Roles, "PersonId");
        Listed(membership);
    }

    // What a centre's list is searched and sorted by, copied from the person by triggers of the migration "People found":
    // one index, read in order until the page is full, answers for one centre however many others share the database.
    private static void Listed(EntityTypeBuilder<Membership> membership)
    {
        membership.Property<string>("GivenName").HasMaxLength(Person.NameLength).UseCollation("vi");
        membership.Property<string>("FamilyName").HasMaxLength(Person.NameLength).UseCollation("vi");
        membership.Property<string>("Code").HasMaxLength(Person.CodeLength);
        membership.Property<string>("SearchText");
        foreach (var name in (string[])["GivenName", "FamilyName", "Code", "SearchText"])
        {
            var copied = membership.Property<string>(name).IsRequired().Metadata;
            copied.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            copied.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        membership.HasIndex("CentreId", "GivenName", "FamilyName", "Code").IncludeProperties("PersonId", "SearchText", "Since", "Until");
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
        duty.RefersTo<DutyAssignment, Position>("PositionCode");
        duty.RefersTo<DutyAssignment, DutyAssignment>("ReplacedById");
        duty.NamesMember("LookedOverBy");
        duty.Property(d => d.Position).HasMaxLength(DutyAssignment.TextLength);
        duty.Property(d => d.Duty).HasMaxLength(DutyAssignment.TextLength);
        duty.ToTable(table => table.HasCheckConstraint("duty_assignments_days", "\"to\" is null or \"to\" >= \"from\""));
        duty.Guarded();
    }
}

// That nobody is in two units of one place, or holds two primary duties, on one day: exclusion constraints of the
// migration "The register", which Entity Framework has no words for.
internal sealed class UnitMembershipMapping : IEntityTypeConfiguration<UnitMembership>
{
    public void Configure(EntityTypeBuilder<UnitMembership> membership)
    {
        membership.ToTable("unit_memberships", table => table.HasCheckConstraint("unit_memberships_days", "\"to\" is null or \"to\" >= \"from\""));
        membership.KeyedInCentre();
        membership.NamesMember("PersonId");
        membership.RefersTo<UnitMembership, Unit>("UnitId");
        membership.Guarded();
    }
}

internal sealed class DutyCorrectionMapping : IEntityTypeConfiguration<DutyCorrection>
{
    public void Configure(EntityTypeBuilder<DutyCorrection> correction)
    {
        correction.ToTable("duty_corrections");
        correction.KeyedInCentre();
        correction.NamesMember("PersonId");
        correction.NamesMember("DecidedBy");
        correction.RefersTo<DutyCorrection, DutyAssignment>("DutyId");
        correction.RefersTo<DutyCorrection, Unit>("UnitId");
        correction.RefersTo<DutyCorrection, DutyTag>("Tag");
        correction.RefersTo<DutyCorrection, Position>("PositionCode");
        correction.Property(c => c.Position).HasMaxLength(DutyAssignment.TextLength);
        correction.Property(c => c.Duty).HasMaxLength(DutyAssignment.TextLength);
        correction.Property(c => c.Reason).HasMaxLength(DutyCorrection.ReasonLength);
        correction.Property(c => c.Answer).HasMaxLength(DutyCorrection.ReasonLength);
        correction.HasIndex(c => new { c.CentreId, c.ProposedAt }).HasFilter("state = 1");
        correction.Guarded();
    }
}
