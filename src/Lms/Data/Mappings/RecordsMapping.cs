using Lms.Domain.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    // Append-only by a trigger of the first migration.
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasIndex(e => new { e.CentreId, e.At });
        entry.HasIndex(e => new { e.SubjectId, e.Id }).HasFilter("subject_id is not null");
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("outbox");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.HasIndex(m => m.NextTryAt).HasFilter("sent_at is null");
    }
}

internal sealed class CodeTryMapping : IEntityTypeConfiguration<CodeTry>
{
    public void Configure(EntityTypeBuilder<CodeTry> tries)
    {
        tries.ToTable("code_tries");
        tries.HasKey(t => t.Address);
        tries.Property(t => t.Address).HasMaxLength(45).ValueGeneratedNever();
    }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key) => key.HasIndex(k => k.Name).IsUnique();
}
