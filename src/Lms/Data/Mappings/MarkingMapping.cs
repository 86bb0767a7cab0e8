using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Domain.Marking.Standardising;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class ScriptMapping : IEntityTypeConfiguration<Script>
{
    public void Configure(EntityTypeBuilder<Script> script)
    {
        script.KeyedInCentre();
        script.RefersTo<Script, ExamSitting>("ExamSittingId");
        script.HasIndex(s => new { s.CentreId, s.ExamSittingId, s.MaskNumber }).IsUnique();
        script.Owns(s => s.Answers, "ScriptId");
        script.Owns(s => s.Files, "ScriptId");
    }
}

internal sealed class ScriptAnswerMapping : IEntityTypeConfiguration<ScriptAnswer>
{
    public void Configure(EntityTypeBuilder<ScriptAnswer> answer)
    {
        answer.ToTable("script_answers");
        answer.KeyedInCentre("ScriptId", "Number");
        answer.RefersTo<ScriptAnswer, Question>("QuestionId");
        answer.ComplexProperty(a => a.Question);
    }
}

internal sealed class ScriptFileMapping : IEntityTypeConfiguration<ScriptFile>
{
    public void Configure(EntityTypeBuilder<ScriptFile> file)
    {
        file.ToTable("script_files");
        file.KeyedInCentre("ScriptId", "Number");
        file.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
    }
}

internal sealed class ScriptLinkMapping : IEntityTypeConfiguration<ScriptLink>
{
    public void Configure(EntityTypeBuilder<ScriptLink> link)
    {
        link.KeyedInCentre("ScriptId");
        link.RefersTo<ScriptLink, Script>("ScriptId");
        link.RefersTo<ScriptLink, Attempt>("AttemptId");
        link.HasIndex(l => new { l.CentreId, l.AttemptId }).IsUnique();
    }
}

internal sealed class ScriptMaskMapping : IEntityTypeConfiguration<ScriptMask>
{
    public void Configure(EntityTypeBuilder<ScriptMask> mask)
    {
        mask.ToTable("script_masks", table => table.HasCheckConstraint(
            "script_masks_decided", "(state = 1) = (decided_at is null) and (decided_at is null) = (decided_by is null) and start >= 0 and length > 0"));
        mask.KeyedInCentre();
        mask.HasOne<ScriptAnswer>().WithMany().HasForeignKey("CentreId", "ScriptId", "Number").OnDelete(DeleteBehavior.Restrict);
        mask.NamesMember("DecidedBy");
        mask.Property(m => m.Name).HasMaxLength(ScriptMask.NameLength);
        mask.Ignore(m => m.Place);
    }
}

internal sealed class ScriptOriginalMapping : IEntityTypeConfiguration<ScriptOriginal>
{
    public void Configure(EntityTypeBuilder<ScriptOriginal> original)
    {
        original.ToTable("script_originals");
        original.KeyedInCentre("ScriptId", "Number");
        original.HasOne<ScriptAnswer>().WithOne().HasForeignKey<ScriptOriginal>("CentreId", "ScriptId", "Number").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StandardScriptMapping : IEntityTypeConfiguration<StandardScript>
{
    public void Configure(EntityTypeBuilder<StandardScript> script)
    {
        script.ToTable("standard_scripts");
        script.KeyedInCentre("ScriptId");
        script.RefersTo<StandardScript, Script>("ScriptId");
        script.RefersTo<StandardScript, ExamSitting>("ExamSittingId");
        script.HasIndex(s => new { s.CentreId, s.ExamSittingId, s.Place }).IsUnique();
        script.NamesMember("AgreedBy");
        script.Owns(s => s.Agreed, "ScriptId");
    }
}

internal sealed class AgreedMarkMapping : IEntityTypeConfiguration<AgreedMark>
{
    public void Configure(EntityTypeBuilder<AgreedMark> mark)
    {
        mark.KeyedInCentre("ScriptId", "SchemeItemId");
        mark.RefersTo<AgreedMark, SchemeItem>("SchemeItemId");
        mark.Property(m => m.Remark).HasMaxLength(AgreedMark.RemarkLength);
        mark.ToTable("agreed_marks", table => table.HasCheckConstraint("agreed_marks_value", "value >= 0"));
    }
}

internal sealed class StandardSheetMapping : IEntityTypeConfiguration<StandardSheet>
{
    public void Configure(EntityTypeBuilder<StandardSheet> sheet)
    {
        sheet.ToTable("standard_sheets");
        sheet.KeyedInCentre();
        sheet.RefersTo<StandardSheet, StandardScript>("ScriptId");
        sheet.NamesMember("MarkerId");
        sheet.HasIndex(s => new { s.CentreId, s.ScriptId, s.MarkerId }).IsUnique();
        sheet.Owns(s => s.Marks, "StandardSheetId");
        sheet.Guarded();
    }
}

internal sealed class StandardMarkMapping : IEntityTypeConfiguration<StandardMark>
{
    public void Configure(EntityTypeBuilder<StandardMark> mark)
    {
        mark.KeyedInCentre("StandardSheetId", "SchemeItemId");
        mark.RefersTo<StandardMark, SchemeItem>("SchemeItemId");
        mark.ToTable("standard_marks", table => table.HasCheckConstraint("standard_marks_value", "value >= 0"));
    }
}

internal sealed class MarkSheetMapping : IEntityTypeConfiguration<MarkSheet>
{
    public void Configure(EntityTypeBuilder<MarkSheet> sheet)
    {
        sheet.KeyedInCentre();
        sheet.Ignore(s => s.Total);
        sheet.Ignore(s => s.Conclusion);
        sheet.RefersTo<MarkSheet, Script>("ScriptId");
        sheet.NamesMember("MarkerId");
        sheet.HasIndex(s => new { s.CentreId, s.ScriptId, s.Round }).IsUnique();

        // Never both rounds to one person.
        sheet.HasIndex(s => new { s.CentreId, s.ScriptId, s.MarkerId }).IsUnique();
        sheet.Owns(s => s.Marks, "MarkSheetId");
        sheet.Owns(s => s.Remarks, "MarkSheetId");
        sheet.HasOne(s => s.Aside).WithOne().HasForeignKey<PrivateNote>("CentreId", "MarkSheetId").OnDelete(DeleteBehavior.Cascade);
        sheet.HasOne(s => s.Concern).WithOne().HasForeignKey<Concern>("CentreId", "MarkSheetId").OnDelete(DeleteBehavior.Cascade);
        sheet.Guarded();
    }
}

internal sealed class ItemMarkMapping : IEntityTypeConfiguration<ItemMark>
{
    public void Configure(EntityTypeBuilder<ItemMark> mark)
    {
        mark.KeyedInCentre("MarkSheetId", "SchemeItemId");
        mark.RefersTo<ItemMark, SchemeItem>("SchemeItemId");
        mark.ToTable("item_marks", table => table.HasCheckConstraint("item_marks_value", "value >= 0"));
    }
}

internal sealed class RemarkMapping : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.ToTable("remarks");
        remark.KeyedInCentre();
    }
}

internal sealed class PrivateNoteMapping : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> note)
    {
        note.ToTable("private_notes");
        note.KeyedInCentre("MarkSheetId");
    }
}

internal sealed class ConcernMapping : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> concern)
    {
        concern.ToTable("concerns", table => table.HasCheckConstraint(
            "concerns_answer", "(answered_at is null) = (answered_by is null) and (answered_at is null) = (answer = '')"));
        concern.KeyedInCentre("MarkSheetId");
        concern.NamesMember("AnsweredBy");

        // Two windows of the head: the second answer is refused, not stored over the first.
        concern.Guarded();
    }
}

internal sealed class BankCommentMapping : IEntityTypeConfiguration<BankComment>
{
    public void Configure(EntityTypeBuilder<BankComment> comment)
    {
        comment.ToTable("bank_comments", table => table.HasCheckConstraint("bank_comments_whose", "num_nonnulls(owner_id, exam_sitting_id) = 1"));
        comment.KeyedInCentre();
        comment.NamesMember("OwnerId");
        comment.RefersTo<BankComment, ExamSitting>("ExamSittingId");
        comment.Property(c => c.Shorthand).HasMaxLength(BankComment.ShorthandLength);
        comment.HasIndex(c => new { c.CentreId, c.OwnerId, c.Shorthand }).IsUnique().HasFilter("owner_id is not null and shorthand <> ''");
        comment.HasIndex(c => new { c.CentreId, c.ExamSittingId, c.Shorthand }).IsUnique().HasFilter("exam_sitting_id is not null and shorthand <> ''");
    }
}

internal sealed class CommentUseMapping : IEntityTypeConfiguration<CommentUse>
{
    public void Configure(EntityTypeBuilder<CommentUse> use)
    {
        use.ToTable("comment_uses");
        use.KeyedInCentre("BankCommentId", "PersonId");
        use.HasOne<BankComment>().WithMany().HasForeignKey("CentreId", "BankCommentId").OnDelete(DeleteBehavior.Cascade);
        use.NamesMember("PersonId");
    }
}

internal sealed class ReconciliationMapping : IEntityTypeConfiguration<Reconciliation>
{
    public void Configure(EntityTypeBuilder<Reconciliation> reconciliation)
    {
        // The script is the key: two markers who lock at once cannot make two.
        reconciliation.ToTable("reconciliations", table => table.HasCheckConstraint(
            "reconciliations_settled", "(mark is null) = (settled_at is null) and (settled_by is null or minutes <> '')"));
        reconciliation.KeyedInCentre("ScriptId");
        reconciliation.RefersTo<Reconciliation, Script>("ScriptId");
        reconciliation.NamesMember("SettledBy");
        reconciliation.Guarded();
    }
}

internal sealed class ResultMapping : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> result)
    {
        result.KeyedInCentre("ExamSittingId", "PersonId", "Edition");
        result.HasOne<Candidate>().WithMany()
            .HasForeignKey("CentreId", "ExamSittingId", "PersonId").OnDelete(DeleteBehavior.Restrict);
        result.RefersTo<Result, MarkAppeal>("MarkAppealId");
        result.RefersTo<Result, Script>("ScriptId");
        result.ToTable(table => table.HasCheckConstraint(
            "results_deduction", "deducted_percent between 0 and 100 and (deducted_percent = 0 or discipline is not null) and mark <= earned"));
    }
}

internal sealed class ReleaseConsentMapping : IEntityTypeConfiguration<ReleaseConsent>
{
    public void Configure(EntityTypeBuilder<ReleaseConsent> consent)
    {
        consent.ToTable("release_consents", table => table.HasCheckConstraint(
            "release_consents_withdrawal", "(withdrawn_at is null) = (withdrawn_by is null)"));
        consent.KeyedInCentre();
        consent.RefersTo<ReleaseConsent, ExamSitting>("ExamSittingId");
        consent.NamesMember("PersonId");
        consent.NamesMember("WithdrawnBy");
        consent.Property(c => c.Site).HasMaxLength(ReleaseConsent.SiteLength);

        // Two people are two people.
        consent.HasIndex(c => new { c.CentreId, c.ExamSittingId, c.PersonId }).IsUnique().HasFilter("withdrawn_at is null");

        // What the clock looks for.
        consent.HasIndex(c => c.NotBefore).HasFilter("withdrawn_at is null and not_before is not null");
    }
}

internal sealed class MarkAppealMapping : IEntityTypeConfiguration<MarkAppeal>
{
    public void Configure(EntityTypeBuilder<MarkAppeal> appeal)
    {
        appeal.ToTable("mark_appeals", table => table.HasCheckConstraint(
            "mark_appeals_decided", "(decided_by is null) = (decided_at is null) and (answered_by is null) = (answered_at is null) and (answered_at is null or new_mark is not null)"));
        appeal.KeyedInCentre();
        appeal.HasOne<Candidate>().WithMany().HasForeignKey("CentreId", "ExamSittingId", "PersonId").OnDelete(DeleteBehavior.Restrict);
        appeal.RefersTo<MarkAppeal, Script>("ScriptId");
        appeal.NamesMember("DecidedBy");
        appeal.NamesMember("AnsweredBy");

        // One of each result: a second tab is refused.
        appeal.HasIndex(a => new { a.CentreId, a.ExamSittingId, a.PersonId }).IsUnique();
        appeal.HasIndex(a => new { a.CentreId, a.State, a.AnswerBy });
        appeal.Guarded();
    }
}

internal sealed class ScriptComparisonMapping : IEntityTypeConfiguration<ScriptComparison>
{
    public void Configure(EntityTypeBuilder<ScriptComparison> comparison)
    {
        comparison.KeyedInCentre("ExamSittingId");
        comparison.RefersTo<ScriptComparison, ExamSitting>("ExamSittingId");
        comparison.Owns(c => c.Pairs, "ExamSittingId");
    }
}

internal sealed class SimilarPairMapping : IEntityTypeConfiguration<SimilarPair>
{
    public void Configure(EntityTypeBuilder<SimilarPair> pair)
    {
        pair.ToTable("similar_pairs", table => table.HasCheckConstraint("similar_pairs_percent", "percent between 1 and 100"));
        pair.KeyedInCentre("ExamSittingId", "FirstId", "SecondId");
        pair.RefersTo<SimilarPair, Script>("FirstId");
        pair.RefersTo<SimilarPair, Script>("SecondId");
    }
}
