using Lms.Domain.Exams;
using Lms.Domain.Marking;
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
        result.KeyedInCentre("ExamSittingId", "PersonId");
        result.HasOne<Candidate>().WithOne()
            .HasForeignKey<Result>("CentreId", "ExamSittingId", "PersonId").OnDelete(DeleteBehavior.Restrict);
        result.RefersTo<Result, Script>("ScriptId");
        result.ToTable(table => table.HasCheckConstraint(
            "results_deduction", "deducted_percent between 0 and 100 and (deducted_percent = 0 or discipline is not null) and mark <= earned"));
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
