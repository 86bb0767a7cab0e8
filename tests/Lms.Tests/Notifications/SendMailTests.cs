using System.ComponentModel.DataAnnotations;
using System.Text;
using Lms.Data;
using Lms.Domain.Records;
using Lms.Features.Notifications;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Notifications;

public sealed class SendMailTests(LmsApp app) : IClassFixture<LmsApp>, IDisposable
{
    private readonly SmtpSink sink = new();

    public void Dispose() => sink.Dispose();

    [Fact]
    public async Task A_due_mail_is_sent_once_with_its_words_whole()
    {
        var id = await Post("Kết quả bài thu hoạch");

        await Run(Configured);
        await Run(Configured);

        var sent = Assert.Single(sink.Mails);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("Kết quả"))[..8], sent, StringComparison.Ordinal);
        Assert.Contains($"<{id:n}@example.org>", sent, StringComparison.Ordinal);
        Assert.Equal(app.Clock.GetUtcNow(), (await Stored(id)).SentAt);
    }

    [Fact]
    public async Task A_refused_mail_waits_longer_each_time_and_is_sent_in_the_end()
    {
        var id = await Post("Thư bị từ chối");
        sink.IsRefusing = true;
        await Run(Configured);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Run(Configured);
        var refused = await Stored(id);
        Assert.Equal((2, app.Clock.GetUtcNow().AddMinutes(2)), (refused.Tries, refused.NextTryAt));

        sink.IsRefusing = false;
        await Run(Configured);
        Assert.Empty(sink.Mails);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Run(Configured);

        Assert.Single(sink.Mails);
        Assert.NotNull((await Stored(id)).SentAt);
    }

    [Fact]
    public async Task Several_nodes_never_send_the_same_mail_twice()
    {
        for (var number = 0; number < 25; number++)
        {
            await Post($"Thư {number}");
        }

        await Task.WhenAll(Run(Configured), Run(Configured), Run(Configured));

        Assert.Equal(25, sink.Mails.Count);
        Assert.Equal(25, sink.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-ID", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_server_nothing_is_sent_and_nothing_lost()
    {
        var id = await Post("Thư chờ");

        await Run(new MailOptions());

        var waiting = await Stored(id);
        Assert.Equal((0, null), (waiting.Tries, waiting.SentAt));
        await Run(Configured);
        Assert.NotNull((await Stored(id)).SentAt);
    }

    [Fact]
    public void A_server_without_a_sender_is_refused()
    {
        var options = new MailOptions { Host = "localhost" };

        Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));
    }

    private MailOptions Configured => new() { Host = "127.0.0.1", Port = sink.Port, From = "lms@example.org", Encrypted = false };

    private async Task<Guid> Post(string subject)
    {
        var mail = new OutboxMail("nguoi.nhan@example.org", subject, "Kính gửi đồng chí.", app.Clock.GetUtcNow());
        await app.InDatabase(db =>
        {
            db.Outbox.Add(mail);
            return db.SaveChangesAsync();
        });
        return mail.Id;
    }

    private Task<OutboxMail> Stored(Guid id) => app.InDatabase(db => db.Outbox.AsNoTracking().SingleAsync(mail => mail.Id == id));

    // A node of its own: its own context and connection.
    private async Task Run(MailOptions options)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var job = new SendMailJob(
            scope.ServiceProvider.GetRequiredService<LmsDbContext>(), new PostOffice(Options.Create(options)), app.Clock,
            NullLogger<SendMailJob>.Instance);
        await job.Execute(null!, TestContext.Current.CancellationToken);
    }
}
