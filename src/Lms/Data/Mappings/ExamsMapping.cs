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
        paper.NamesMember("FixedBy");
        paper.Ignore(p => p.Forms);
        paper.Owns(p => p.Questions, "ExamPaperId");
        paper.Guarded();
    }
}

internal sealed class PaperQuestionMapping : IEntityTypeConfiguration<PaperQuestion>
{
    // No trigger keeps a fixed paper's questions from being added to: a restored copy comes in by insertion.
    public void Configure(EntityTypeBuilder<PaperQuestion> asked)
    {
        asked.ToTable("paper_questions");
        asked.KeyedInCentre("ExamPaperId", "QuestionId");
        asked.HasOne(a => a.Question).WithMany().HasForeignKey("CentreId", "QuestionId").OnDelete(DeleteBehavior.Restrict);
        asked.ToTable(table => table.HasCheckConstraint("paper_questions_form", "form in (1, 2)"));
    }
}

internal sealed class PaperOpeningMapping : IEntityTypeConfiguration<PaperOpening>
{
    // Append-only by a trigger.
    public void Configure(EntityTypeBuilder<PaperOpening> opening)
    {
        opening.KeyedInCentre();
        opening.RefersTo<PaperOpening, ExamPaper>("ExamPaperId");
        opening.RefersTo<PaperOpening, ExamSitting>("ExamSittingId");
        opening.NamesMember("OpenedBy");
        opening.HasIndex(o => new { o.CentreId, o.ExamPaperId, o.Form, o.OpenedBy }).IsUnique().HasFilter("not broke_seal").HasDatabaseName("ix_paper_openings_first");
        opening.HasIndex(o => new { o.CentreId, o.ExamPaperId, o.Form }).IsUnique().HasFilter("broke_seal").HasDatabaseName("ix_paper_openings_broken_once");
        opening.ToTable(table => table.HasCheckConstraint("paper_openings_reason", "broke_seal = (reason <> '')"));
    }
}

internal sealed class BankQuestionMapping : IEntityTypeConfiguration<BankQuestion>
{
    public void Configure(EntityTypeBuilder<BankQuestion> question)
    {
        question.KeyedInCentre();
        question.RefersTo<BankQuestion, Programme>("ProgrammeId");
        question.RefersTo<BankQuestion, Lesson>("LessonId");
        question.NamesMember("AuthorId");
        question.NamesMember("RetiredBy");
        question.Ignore(q => q.Newest);
        question.HasMany(q => q.Versions).WithOne(version => version.Bank)
            .HasForeignKey("CentreId", "BankQuestionId").OnDelete(DeleteBehavior.Restrict);
        question.HasIndex(q => new { q.CentreId, q.CreatedAt });
        question.ToTable(table => table.HasCheckConstraint("bank_questions_retired", "(retired_by is null) = (retired_at is null)"));
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    // A fixed version is kept as it is by triggers.
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.KeyedInCentre();
        question.NamesMember("WrittenBy");
        question.Ignore(q => q.Wordings);
        question.HasIndex(q => new { q.CentreId, q.BankQuestionId, q.Version }).IsUnique();
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
        sitting.RefersTo<ExamSitting, ExamSitting>("FollowsId");
        sitting.RefersTo<ExamSitting, ExamSitting>("FirstId");
        sitting.ToTable(table =>
        {
            table.HasCheckConstraint("exam_sittings_window", "closes > opens");
            table.HasCheckConstraint("exam_sittings_form", "form in (1, 2)");
            table.HasCheckConstraint("exam_sittings_minutes", $"""
                (kind <> {(int)SittingKind.Window} or minutes is not null) and (kind <> {(int)SittingKind.TakeHome} or minutes is null)
                """);
            table.HasCheckConstraint("exam_sittings_first", "(follows_id is null) = (first_id = id)");
            table.HasCheckConstraint("exam_sittings_files", "not takes_files or minutes is null");
            table.HasCheckConstraint("exam_sittings_steps", """
                (coalesce(first_masks_closed_at, handed_over_at) is null or sealed_at is not null)
                and (allocated_at is null or handed_over_at is not null) and (released_at is null or allocated_at is not null)
                """);
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
        candidate.NamesMember("PostponedBy");
        candidate.ToTable(table =>
        {
            table.HasCheckConstraint("candidates_absence", "(absence_recorded_by is null) = (absence_recorded_at is null)");
            table.HasCheckConstraint("candidates_suspension", "(suspended_by is null) = (suspended_at is null)");
            table.HasCheckConstraint(
                "candidates_postponement",
                "(postponed_by is null) = (postponed_at is null) and (postponed_at is null or absence_recorded_at is null)");
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
        answer.HasOne<AttemptQuestion>().WithMany()
            .HasForeignKey("CentreId", "AttemptId", "Number").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnswerTextMapping : IEntityTypeConfiguration<AnswerText>
{
    public void Configure(EntityTypeBuilder<AnswerText> text)
    {
        text.HasNoKey();
        text.Ignore(t => t.Told);
        text.ToView("answer_texts");
    }
}

internal sealed class AnswerRevisionMapping : IEntityTypeConfiguration<AnswerRevision>
{
    public void Configure(EntityTypeBuilder<AnswerRevision> revision)
    {
        revision.Ignore(r => r.Delta);
        revision.Ignore(r => r.Saved);

        // No foreign keys: the statement that writes a revision has the answer in hand, and looking for it again, twice for
        // every save, would cost more than the revision. An answer is never deleted (keep_answer).
        revision.HasKey(r => new { r.CentreId, r.AttemptId, r.Number, r.Sequence });
    }
}

internal sealed class AnswerCheckpointMapping : IEntityTypeConfiguration<AnswerCheckpoint>
{
    public void Configure(EntityTypeBuilder<AnswerCheckpoint> checkpoint)
    {
        checkpoint.KeyedInCentre("AttemptId", "Number");
        checkpoint.Ignore(c => c.Folded);
        checkpoint.ToTable(table =>
        {
            table.HasCheckConstraint("answer_checkpoints_length", $"char_length(text) <= {Answer.MaxLength}");
            table.HasCheckConstraint(
                "answer_checkpoints_folded", "(folded_at is null) = (previous is null) and (folded_at is null) = (revisions is null)");
        });
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
