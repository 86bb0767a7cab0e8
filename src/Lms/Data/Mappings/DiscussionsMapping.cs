using Lms.Domain.Classes;
using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
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
    // What SearchKey makes of the words that are shown, with a space on either side.
    private const string SearchTextSql = @"' ' || regexp_replace(regexp_replace(translate(lower(normalize("
        + @"regexp_replace(body_html, '<[^>]*>|&[a-zA-Z0-9#]+;', ' ', 'g'), NFD)), 'đĐðÐ', 'dddd'), "
        + @"'[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') || ' '";

    public void Configure(EntityTypeBuilder<RoomEvent> line)
    {
        line.ToTable("room_events", table =>
        {
            table.HasCheckConstraint("room_events_reply_to", "reply_to is null or (reply_to < sequence and kind = 1)");
            table.HasCheckConstraint("room_events_about", "about < sequence");
            table.HasCheckConstraint("room_events_hands", "person_id is not null or kind not in (2, 3)");
            table.HasCheckConstraint("room_events_reactions", "kind <> 16 or (about is not null and value between 0 and 3)");
            table.HasCheckConstraint("room_events_body", "body_source <> '' or kind not in (1, 7)");
        });
        line.KeyedInCentre("ClassSessionId", "Sequence");
        line.Property(l => l.Sequence).ValueGeneratedNever();
        line.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
        line.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "ReplyTo").OnDelete(DeleteBehavior.Restrict);
        line.NamesMember("ActorId");
        line.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "About").OnDelete(DeleteBehavior.Restrict);
        line.NamesMember("PersonId");
        line.RefersTo<RoomEvent, LessonPart>("LessonPartId");
        line.ComplexProperty(l => l.Body);
        line.Property<string>("SearchText").HasComputedColumnSql(SearchTextSql, stored: true);
        line.HasIndex(l => new { l.CentreId, l.Id }).IsUnique();

        // A page of posts among thousands of lines; when somebody posted last; whose hand is up, and who is muted; what became of a line.
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.Sequence }).HasFilter("kind = 1").HasDatabaseName("ix_room_events_posts");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.ActorId, l.Sequence })
            .HasFilter("kind = 1").HasDatabaseName("ix_room_events_posts_of");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.PersonId, l.Sequence })
            .HasFilter("person_id is not null").HasDatabaseName("ix_room_events_persons");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.About, l.Sequence })
            .HasFilter("about is not null").HasDatabaseName("ix_room_events_about");
    }
}

internal sealed class RoomPictureMapping : IEntityTypeConfiguration<RoomPicture>
{
    public void Configure(EntityTypeBuilder<RoomPicture> picture)
    {
        picture.ToTable("room_pictures");
        picture.KeyedInCentre("FileId");
        picture.RefersTo<RoomPicture, StoredFile>("FileId");
        picture.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoomReadMapping : IEntityTypeConfiguration<RoomRead>
{
    public void Configure(EntityTypeBuilder<RoomRead> read)
    {
        read.ToTable("room_reads");
        read.KeyedInCentre("ClassSessionId", "PersonId");
        read.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
        read.NamesMember("PersonId");
    }
}
