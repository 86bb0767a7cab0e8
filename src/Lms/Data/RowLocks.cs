using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Data;

/// <summary>
/// Changes to the parts of a paper, a sitting or a script do not touch its own row, so its version does not guard them:
/// whoever changes parts holds the row until the commit.
/// </summary>
public static class RowLocks
{
    // Any number that no other lock of ours bears.
    private const long ImportsLock = 0x1A_0512;

    public static async Task<IDbContextTransaction> HoldPaper(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from papers where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }

    /// <summary>Within the caller's transaction, after the paper: nobody rewrites its questions while it is made fast.</summary>
    public static Task HoldQuestionsOf(this LmsDbContext db, Guid centreId, Guid paperId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"""
            select from bank_questions where centre_id = {centreId} and id in (
                select q.bank_question_id from paper_questions p join questions q on q.centre_id = p.centre_id and q.id = p.question_id
                where p.centre_id = {centreId} and p.exam_paper_id = {paperId}) order by id for update
            """, stop);

    public static async Task<IDbContextTransaction> HoldBankQuestion(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from bank_questions where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }

    /// <summary>What is written of a person lies in several rows: who corrects it holds this one. Others may still refer to it.</summary>
    public static async Task<IDbContextTransaction> HoldPerson(this LmsDbContext db, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from people where id = {id} for no key update", stop);
        return change;
    }

    /// <summary>
    /// Two who take a session's attendance come one after the other; and whoever gives the code meanwhile waits too, because their
    /// mark refers to this row.
    /// </summary>
    public static async Task<IDbContextTransaction> HoldSession(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from class_sessions where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }

    public static async Task<IDbContextTransaction> HoldSitting(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from sittings where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }

    /// <summary>
    /// Within the caller's transaction, the first sitting of an exam: of two officers who open a follow-up the second waits, and
    /// then sees whom the first has put on a list.
    /// </summary>
    public static Task HoldExam(this LmsDbContext db, Guid centreId, Guid firstSittingId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from sittings where centre_id = {centreId} and id = {firstSittingId} for no key update", stop);

    /// <summary>
    /// The first sitting of an exam, then this one and all that were made after it, in order: whoever is put on a list or taken off
    /// one, and whoever begins there, comes wholly before or after.
    /// </summary>
    public static async Task<IDbContextTransaction> HoldExamFrom(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"""
            select from sittings where centre_id = {centreId} and id = (select first_id from sittings where centre_id = {centreId} and id = {id}) for update
            """, stop);
        await db.Database.ExecuteSqlAsync($"""
            select from sittings where centre_id = {centreId} and id >= {id}
                and first_id = (select first_id from sittings where centre_id = {centreId} and id = {id}) order by id for update
            """, stop);
        return change;
    }

    /// <summary>Whoever begins: others may begin too, but nobody moves the sitting's times meanwhile.</summary>
    public static async Task<IDbContextTransaction> ShareSitting(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from sittings where centre_id = {centreId} and id = {id} for share", stop);
        return change;
    }

    /// <summary>Within the caller's transaction, after the sitting: what is being handed in or saved comes wholly before or after.</summary>
    public static Task HoldAttempts(this LmsDbContext db, Guid centreId, Guid sittingId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"select from attempts where centre_id = {centreId} and exam_sitting_id = {sittingId} order by id for no key update", stop);

    /// <summary>Within the caller's transaction, after the sitting: a hand-in of this attempt comes wholly before or after.</summary>
    public static Task HoldAttempt(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from attempts where centre_id = {centreId} and id = {id} for no key update", stop);

    /// <summary>
    /// One import at a time in the whole system: codes and numbers are everybody's, and what one import writes decides what
    /// the next one finds.
    /// </summary>
    public static async Task<IDbContextTransaction> HoldImports(this LmsDbContext db, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ImportsLock})", stop);
        return change;
    }

    /// <summary>Whoever writes for this member that something is there once only.</summary>
    public static async Task<IDbContextTransaction> HoldMember(this LmsDbContext db, Guid centreId, Guid personId, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from memberships where centre_id = {centreId} and person_id = {personId} for update", stop);
        return change;
    }

    /// <summary>Within the caller's transaction: what its marker changes on a sheet comes wholly before or after.</summary>
    public static Task HoldSheet(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from mark_sheets where centre_id = {centreId} and id = {id} for update", stop);

    /// <summary>Within the caller's transaction: sheets of one script that lock at once come here one after the other.</summary>
    public static Task HoldScript(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from scripts where centre_id = {centreId} and id = {id} for update", stop);

    /// <summary>
    /// One rule after the other at a centre: a new record is held against the latest, which a key without one does not have
    /// to lock. The centre's row is held instead, in a way that nobody who only refers to it waits for.
    /// </summary>
    public static async Task<IDbContextTransaction> HoldPolicies(this LmsDbContext db, Guid centreId, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from centres where id = {centreId} for no key update", stop);
        return change;
    }

    /// <summary>Of those who would fill a centre's last space at once, the second waits and sees what the first took.</summary>
    public static async Task<IDbContextTransaction> HoldSpace(this LmsDbContext db, Guid centreId, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from centres where id = {centreId} for no key update", stop);
        return change;
    }

    /// <summary>
    /// Within the caller's transaction, before a rule is withdrawn: a sitting that is about to pin it is waited for, and one that
    /// comes later waits, and is then refused by a trigger.
    /// </summary>
    public static Task HoldPolicyRecord(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from policy_records where centre_id = {centreId} and id = {id} for update", stop);

    /// <summary>Of two officers who correct a position, or a tag, the second waits and then sees what the first wrote.</summary>
    public static async Task<IDbContextTransaction> HoldPosition(this LmsDbContext db, Guid centreId, string code, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from positions where centre_id = {centreId} and code = {code} for no key update", stop);
        return change;
    }

    /// <inheritdoc cref="HoldPosition"/>
    public static async Task<IDbContextTransaction> HoldDutyTag(this LmsDbContext db, Guid centreId, string code, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from duty_tags where centre_id = {centreId} and code = {code} for no key update", stop);
        return change;
    }

    /// <summary>
    /// Those who change the tree of a centre's units come one after the other: whether a unit would stand under itself is told
    /// by rows that another may be changing.
    /// </summary>
    /// <param name="ending">Units that may end: nobody is put into them meanwhile.</param>
    public static async Task<IDbContextTransaction> HoldUnits(this LmsDbContext db, Guid centreId, Guid[] ending, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from centres where id = {centreId} for no key update", stop);
        await db.Database.ExecuteSqlAsync($"select from units where centre_id = {centreId} and id = any({ending}) order by id for update", stop);
        return change;
    }
}
