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
        room.Ignore(r => r.AllowsAnonymousQuestions);
        room.RefersTo<SessionRoom, ClassSession>("ClassSessionId");
        room.RefersTo<SessionRoom, LessonPart>("ShownPartId");
    }
}

internal sealed class RoomEventMapping : IEntityTypeConfiguration<RoomEvent>
{
    // What SearchKey makes of the words that are shown, with a space on either side.
    private const string SearchTextSql = @"' ' || regexp_replace(regexp_replace(translate(lower(normalize("
        + "regexp_replace(body_html, '<[^>]*>|&[a-zA-Z0-9#]+;', ' ', 'g'), NFD)), '\u0111\u0110\u00F0\u00D0', 'dddd'), "
        + @"'[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') || ' '";

    public void Configure(EntityTypeBuilder<RoomEvent> line)
    {
        line.ToTable("room_events", table =>
        {
            table.HasCheckConstraint("room_events_reply_to", "reply_to is null or (reply_to < sequence and kind in (1, 25))");
            table.HasCheckConstraint("room_events_about", "about < sequence");
            table.HasCheckConstraint("room_events_hands", "person_id is not null or kind not in (2, 3, 29)");
            table.HasCheckConstraint("room_events_body", "body_source <> '' or kind not in (1, 7, 20, 21)");
            table.HasCheckConstraint("room_events_questions", "(about is not null or kind not between 22 and 28) and (origin_id is not null) = (kind = 21)");
            table.HasCheckConstraint("room_events_reactions", "kind <> 16 or (about is not null and value between 0 and 3)");
        });
        line.KeyedInCentre("ClassSessionId", "Sequence");
        line.Property(l => l.Sequence).ValueGeneratedNever();
        line.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
        line.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "ReplyTo").OnDelete(DeleteBehavior.Restrict);
        line.NamesMember("ActorId");
        line.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "About").OnDelete(DeleteBehavior.Restrict);
        line.NamesMember("PersonId");
        line.RefersTo<RoomEvent, LessonPart>("LessonPartId");
        line.RefersTo<RoomEvent, Material>("MaterialId");
        line.RefersTo<RoomEvent, RoomGroup>("GroupId");
        line.ComplexProperty(l => l.Body);
        line.Property<string>("SearchText").HasComputedColumnSql(SearchTextSql, stored: true);
        line.Ignore(l => l.Poll);
        line.Ignore(l => l.AnswerId);
        line.HasIndex(l => new { l.CentreId, l.Id }).IsUnique();
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.ReplyTo }).HasFilter("reply_to is not null");

        // A page of posts among thousands of lines; when somebody posted last; a group's thread; whose hand is up, and who is muted; what became of a line; what is on the board.
        // The questions of a room; what became of them; who voted; what was taken over already.
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.Sequence }, "ix_room_events_questions").HasFilter("kind in (20, 21, 25)");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.About, l.Sequence }, "ix_room_events_about_questions")
            .HasFilter("kind in (23, 24, 26, 27, 28)");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.About, l.ActorId, l.Sequence })
            .HasFilter("kind = 22").HasDatabaseName("ix_room_events_votes");
        line.HasIndex(l => new { l.CentreId, l.OriginId }).IsUnique().HasFilter("origin_id is not null").HasDatabaseName("ix_room_events_origins");
        // A page of posts among thousands of lines; when somebody posted last; whose hand is up, and who is muted; what became of a line; what is on the board.
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.Sequence }, "ix_room_events_posts").HasFilter("kind = 1");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.GroupId, l.Sequence })
            .HasFilter("group_id is not null").HasDatabaseName("ix_room_events_groups");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.ActorId, l.Sequence })
            .HasFilter("kind = 1").HasDatabaseName("ix_room_events_posts_of");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.PersonId, l.Sequence })
            .HasFilter("person_id is not null").HasDatabaseName("ix_room_events_persons");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.About, l.Sequence })
            .HasFilter("about is not null").HasDatabaseName("ix_room_events_about");
        line.HasIndex(l => new { l.CentreId, l.ClassSessionId, l.Sequence }, "ix_room_events_board").HasFilter("kind in (4, 5, 50, 51)");
    }
}

internal sealed class RoomGroupMapping : IEntityTypeConfiguration<RoomGroup>
{
    public void Configure(EntityTypeBuilder<RoomGroup> group)
    {
        group.ToTable("room_groups");
        group.KeyedInCentre();
        group.HasOne<SessionRoom>().WithMany().HasForeignKey("CentreId", "ClassSessionId").OnDelete(DeleteBehavior.Restrict);
        group.NamesMember("RapporteurId");
        group.Property(g => g.Name).HasMaxLength(RoomGroup.NameLength);
        group.Owns(g => g.Members, "RoomGroupId");
        group.HasIndex(g => new { g.CentreId, g.ClassSessionId, g.Round, g.Number }).IsUnique();
    }
}

internal sealed class RoomGroupMemberMapping : IEntityTypeConfiguration<RoomGroupMember>
{
    public void Configure(EntityTypeBuilder<RoomGroupMember> member)
    {
        member.ToTable("room_group_members");
        member.KeyedInCentre("RoomGroupId", "PersonId");
        member.NamesMember("PersonId");
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
