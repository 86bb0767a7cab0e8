using System.ComponentModel.DataAnnotations;

namespace Lms.Features.Notifications;

/// <summary>The SMTP server, in section `Mail`. Without a host, mails wait in the outbox.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>The sender's address; needed with a host.</summary>
    [EmailAddress]
    public string? From { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>STARTTLS. Off only for a server on the same machine.</summary>
    public bool Encrypted { get; set; } = true;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && string.IsNullOrWhiteSpace(From))
        {
            yield return new ValidationResult($"{Section}:From is missing: mails need a sender.", [nameof(From)]);
        }
    }
}
