using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class PollMapping : IEntityTypeConfiguration<Poll>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.KeyedInCentre("ClassSessionId", "Sequence");
        poll.Property(p => p.Sequence).ValueGeneratedNever();
        poll.HasOne<RoomEvent>().WithOne().HasForeignKey<Poll>("CentreId", "ClassSessionId", "Sequence").OnDelete(DeleteBehavior.Restrict);
        poll.RefersTo<Poll, LessonPoll>("LessonPollId");
        poll.ComplexProperty(p => p.Question);
    }
}

internal sealed class PollAnswerMapping : IEntityTypeConfiguration<PollAnswer>
{
    public void Configure(EntityTypeBuilder<PollAnswer> answer)
    {
        answer.KeyedInCentre("ClassSessionId", "Sequence", "PersonId");
        answer.HasOne<Poll>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "Sequence").OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<RoomEvent>().WithMany().HasForeignKey("CentreId", "ClassSessionId", "HiddenBy").OnDelete(DeleteBehavior.Restrict);
        answer.NamesMember("PersonId");
        answer.ToTable(table =>
        {
            table.HasCheckConstraint("poll_answers_says_something", "(cardinality(choices) > 0) <> (text <> '')");
            table.HasCheckConstraint("poll_answers_text", $"char_length(text) <= {PollQuestion.AnswerLength}");
        });
    }
}

internal sealed class LessonPollMapping : IEntityTypeConfiguration<LessonPoll>
{
    public void Configure(EntityTypeBuilder<LessonPoll> poll)
    {
        poll.KeyedInCentre();
        poll.ComplexProperty(p => p.Question);
    }
}
