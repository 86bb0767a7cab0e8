using Lms.Domain.Classes;
using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class SessionRoomMapping : IEntityTypeConfiguration<SessionRoom>
{
    public void Configure(EntityTypeBuilder<SessionRoom> room)
    {
        room.ToTable("session_rooms");
        room.KeyedInCentre("ClassSessionId");
        room.RefersTo<SessionRoom, ClassSession>("ClassSessionId");
        room.RefersTo<SessionRoom, LessonPart>("ShownPartId");
    }
}

internal sealed class RoomEventMapping : IEntityTypeConfiguration<RoomEvent>
{
    public void Configure(EntityTypeBuilder<RoomEvent> line)
    {
        line.ToTable("room_events", table =>
        {
            table.HasCheckConstraint("room_events_reply_to", "reply_to is null or (reply_to < sequence and kind = 1)");
            table.HasCheckConstraint("room_events_hand_of", "(hand_of is not null) = (kind in (2, 3))");
            table.HasCheckConstraint("room_events_body", "(body_source <> '') = (kind = 1)");
        });
        line.KeyedInCentre("ClassSessionId", "Sequence");
        line.Property(l => l.Sequence).ValueGeneratedNever();
        line.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
        line.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "ReplyTo").OnDelete(DeleteBehavior.Restrict);
        line.NamesMember("ActorId");
        line.NamesMember("HandOf");
        line.RefersTo<RoomEvent, LessonPart>("LessonPartId");
        line.ComplexProperty(l => l.Body);
        line.HasIndex(l => new { l.CentreId, l.Id }).IsUnique();

        // A page of posts among thousands of lines; whose hand is up.
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.Sequence }).HasFilter("kind = 1").HasDatabaseName("ix_room_events_posts");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.HandOf, l.Sequence })
            .HasFilter("hand_of is not null").HasDatabaseName("ix_room_events_hands");
    }
}
