using System.Net.Mail;
using Lms.Data;
using Lms.Domain.Records;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lms.Features.Notifications;

/// <summary>
/// Empties the outbox. Every node runs it: a mail that one is sending is locked, and the others take the next. A mail
/// is marked in the transaction that holds its lock, so it is sent twice only if the node dies between the two.
/// </summary>
[DisallowConcurrentExecution]
public sealed class SendMailJob(LmsDbContext db, PostOffice office, TimeProvider clock, ILogger<SendMailJob> log) : IJob
{
    /// <summary>A full outbox does not keep one run busy for hours.</summary>
    private const int MostAtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        for (var sent = 0; office.IsOpen && sent < MostAtOnce; sent++)
        {
            if (!await SendNext(cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> SendNext(CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var due = await db.Outbox.FromSql($"""
            select * from outbox where sent_at is null and next_try_at <= {clock.GetUtcNow()}
            order by next_try_at, id limit 1 for update skip locked
            """).ToListAsync(stop);
        if (due is not [var mail])
        {
            return false;
        }

        await Try(mail, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task Try(OutboxMail mail, CancellationToken stop)
    {
        try
        {
            await office.Send(mail, stop);
            mail.Sent(clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or InvalidOperationException)
        {
            mail.Failed(clock.GetUtcNow());
            log.LogWarning(failure, "Mail {Id} was not sent, next try at {NextTry}.", mail.Id, mail.NextTryAt);
        }
    }
}
