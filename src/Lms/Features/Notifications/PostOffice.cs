using System.Net;
using System.Net.Mail;
using System.Text;
using Lms.Domain.Records;
using Microsoft.Extensions.Options;

namespace Lms.Features.Notifications;

/// <summary>Hands a mail to the SMTP server.</summary>
public sealed class PostOffice(IOptions<MailOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsOpen => options.Value.IsConfigured;

    /// <exception cref="SmtpException">The server refused it or could not be reached.</exception>
    public async Task Send(OutboxMail mail, CancellationToken stop)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypted };
        if (settings.UserName is not null)
        {
            client.Credentials = new NetworkCredential(settings.UserName, settings.Password);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var message = Write(mail, settings.From!);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException slow) when (!stop.IsCancellationRequested)
        {
            throw new SmtpException("The server did not answer in time.", slow);
        }
    }

    private static MailMessage Write(OutboxMail mail, string from)
    {
        var message = new MailMessage(from, mail.Recipient)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };

        // The same after a crash between sending and writing that down: the second copy can be told from a new mail.
        message.Headers.Add("Message-ID", $"<{mail.Id:n}@{message.From!.Host}>");
        return message;
    }
}
