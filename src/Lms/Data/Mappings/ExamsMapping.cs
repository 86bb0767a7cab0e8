using Lms.Domain.Classes;
using Lms.Domain.Exams;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Lms.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class ExamPaperMapping : IEntityTypeConfiguration<ExamPaper>
{
    public void Configure(EntityTypeBuilder<ExamPaper> paper)
    {
        paper.KeyedInCentre();
        paper.RefersTo<ExamPaper, Programme>("ProgrammeId");
        paper.NamesMember("AuthorId");
        paper.Owns(p => p.Questions, "ExamPaperId");
        paper.Guarded();
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.KeyedInCentre();
        question.Owns(q => q.Variants, "QuestionId");
        question.Owns(q => q.Scheme, "QuestionId");
    }
}

internal sealed class DutyVariantMapping : IEntityTypeConfiguration<DutyVariant>
{
    public void Configure(EntityTypeBuilder<DutyVariant> variant)
    {
        variant.ToTable("duty_variants");
        variant.KeyedInCentre("QuestionId", "Tag");
        variant.RefersTo<DutyVariant, DutyTag>("Tag");
    }
}

internal sealed class SchemeItemMapping : IEntityTypeConfiguration<SchemeItem>
{
    public void Configure(EntityTypeBuilder<SchemeItem> item) => item.KeyedInCentre();
}

internal sealed class ExamSittingMapping : IEntityTypeConfiguration<ExamSitting>
{
    public void Configure(EntityTypeBuilder<ExamSitting> sitting)
    {
        sitting.KeyedInCentre();
        sitting.RefersTo<ExamSitting, TrainingClass>("ClassId");
        sitting.RefersTo<ExamSitting, ExamPaper>("ExamPaperId");
        sitting.Owns(s => s.Candidates, "ExamSittingId");
        sitting.Owns(s => s.Appointments, "ExamSittingId");
        sitting.ToTable(table =>
        {
            table.HasCheckConstraint("exam_sittings_window", "closes > opens");
            table.HasCheckConstraint("exam_sittings_files", "not takes_files or minutes is null");
        });
        sitting.Guarded();
    }
}

internal sealed class SittingPolicyMapping : IEntityTypeConfiguration<SittingPolicy>
{
    public void Configure(EntityTypeBuilder<SittingPolicy> pin)
    {
        pin.KeyedInCentre("ExamSittingId", "PolicyRecordId");
        pin.RefersTo<SittingPolicy, ExamSitting>("ExamSittingId");
        pin.RefersTo<SittingPolicy, PolicyRecord>("PolicyRecordId");
    }
}

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> candidate)
    {
        candidate.KeyedInCentre("ExamSittingId", "PersonId");
        candidate.NamesMember("PersonId");
        candidate.NamesMember("AbsenceRecordedBy");
        candidate.NamesMember("SuspendedBy");
        candidate.ToTable(table =>
        {
            table.HasCheckConstraint("candidates_absence", "(absence_recorded_by is null) = (absence_recorded_at is null)");
            table.HasCheckConstraint("candidates_suspension", "(suspended_by is null) = (suspended_at is null)");
        });
        candidate.HasIndex(c => new { c.CentreId, c.ExamSittingId, c.Number }).IsUnique();
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.KeyedInCentre("ExamSittingId", "PersonId", "Kind");
        appointment.NamesMember("PersonId");
    }
}

internal sealed class AttemptMapping : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> attempt)
    {
        attempt.KeyedInCentre();
        attempt.HasOne<Candidate>().WithMany()
            .HasForeignKey("CentreId", "ExamSittingId", "PersonId").OnDelete(DeleteBehavior.Restrict);
        attempt.HasIndex(a => new { a.CentreId, a.ExamSittingId, a.PersonId }).IsUnique();
        attempt.ComplexProperty(a => a.Duty);
        attempt.Owns(a => a.Questions, "AttemptId");

        // Two tabs handing in at once: the second fails rather than wins. Answers are their own table, written by the
        // save statement alone and never loaded through the attempt: that statement guards them.
        attempt.Guarded();
    }
}

internal sealed class AttemptQuestionMapping : IEntityTypeConfiguration<AttemptQuestion>
{
    public void Configure(EntityTypeBuilder<AttemptQuestion> question)
    {
        question.ToTable("attempt_questions");
        question.KeyedInCentre("AttemptId", "Number");
        question.RefersTo<AttemptQuestion, Question>("QuestionId");
        question.ComplexProperty(q => q.Text);
    }
}

internal sealed class AttemptFileMapping : IEntityTypeConfiguration<AttemptFile>
{
    public void Configure(EntityTypeBuilder<AttemptFile> file)
    {
        file.KeyedInCentre();
        file.RefersTo<AttemptFile, Attempt>("AttemptId");
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        file.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        file.Property(f => f.CleanSha256).HasMaxLength(64).IsFixedLength();
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.KeyedInCentre("AttemptId", "Number");
        answer.Ignore(a => a.Told);
        answer.HasOne<AttemptQuestion>().WithMany()
            .HasForeignKey("CentreId", "AttemptId", "Number").OnDelete(DeleteBehavior.Restrict);
        answer.ToTable(table => table.HasCheckConstraint("answers_length", $"char_length(text) <= {Answer.MaxLength}"));
    }
}

internal sealed class AnswerRevisionMapping : IEntityTypeConfiguration<AnswerRevision>
{
    public void Configure(EntityTypeBuilder<AnswerRevision> revision)
    {
        revision.Ignore(r => r.Delta);
        revision.Ignore(r => r.Saved);
        revision.KeyedInCentre("AttemptId", "Number", "Sequence");
        revision.HasOne<Answer>().WithMany()
            .HasForeignKey("CentreId", "AttemptId", "Number").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnswerCheckpointMapping : IEntityTypeConfiguration<AnswerCheckpoint>
{
    public void Configure(EntityTypeBuilder<AnswerCheckpoint> checkpoint)
    {
        checkpoint.KeyedInCentre("AttemptId", "Number");
        checkpoint.Ignore(c => c.Folded);
        checkpoint.HasOne<Answer>().WithMany()
            .HasForeignKey("CentreId", "AttemptId", "Number").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.KeyedInCentre();
        receipt.RefersTo<Receipt, Attempt>("AttemptId");
        receipt.HasOne<ReceiptKey>().WithMany().HasForeignKey(r => r.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceiptKeyMapping : IEntityTypeConfiguration<ReceiptKey>
{
    public void Configure(EntityTypeBuilder<ReceiptKey> key) => key.ToTable(table => table.HasCheckConstraint(
        "receipt_keys_retired", "(retired_at is null) = (sealed_private_key is not null)"));
}
