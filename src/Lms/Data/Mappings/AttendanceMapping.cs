using Lms.Data.Discussions;
using Lms.Domain.Classes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class AttendanceRecordMapping : IEntityTypeConfiguration<AttendanceRecord>
{
    public void Configure(EntityTypeBuilder<AttendanceRecord> record)
    {
        record.ToTable("attendance_records", table =>
        {
            table.HasCheckConstraint("attendance_records_mark", "mark between 1 and 4");

            // A code says that somebody came, presence on line that they were there: neither says that anybody stayed away.
            table.HasCheckConstraint("attendance_records_source", "source = 1 or (source = 2 and mark in (1, 2)) or (source = 3 and mark = 1)");
        });
        record.KeyedInCentre("ClassSessionId", "PersonId");
        record.RefersTo<AttendanceRecord, ClassSession>("ClassSessionId");
        record.HasOne<Enrolment>().WithMany().HasForeignKey("CentreId", "ClassId", "PersonId").OnDelete(DeleteBehavior.Restrict);
        record.NamesMember("MarkedBy");
        record.Property(r => r.Revision).IsConcurrencyToken();
    }
}

internal sealed class AttendanceCodeMapping : IEntityTypeConfiguration<AttendanceCode>
{
    public void Configure(EntityTypeBuilder<AttendanceCode> code)
    {
        code.KeyedInCentre("ClassSessionId");
        code.RefersTo<AttendanceCode, ClassSession>("ClassSessionId");
        code.NamesMember("OpenedBy");
        code.Property(c => c.Secret).HasMaxLength(AttendanceCode.SecretLength);
    }
}

internal sealed class RoomPresenceMapping : IEntityTypeConfiguration<RoomPresence>
{
    public void Configure(EntityTypeBuilder<RoomPresence> presence)
    {
        presence.KeyedInCentre("ClassSessionId", "PersonId");
        presence.RefersTo<RoomPresence, ClassSession>("ClassSessionId");
        presence.NamesMember("PersonId");
        presence.Property(p => p.Minutes).HasColumnType("int4multirange");
    }
}
