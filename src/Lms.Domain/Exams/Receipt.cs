using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// The centre's signed word on what it holds of an attempt that is over. Never changed: if time was given back and more
/// was written, a later receipt says so, and the earlier one still shows what it was given for.
/// </summary>
public sealed class Receipt : ICentreOwned
{
    private Receipt()
    {
    }

    /// <param name="key">The pair that signs.</param>
    public Receipt(Attempt attempt, IEnumerable<AnswerText> answers, IEnumerable<AttemptFile> files, int keyId, ECDsa key, DateTimeOffset now)
    {
        if (!attempt.IsOver(now))
        {
            throw new RuleBrokenException("Receipt.AttemptIsOpen");
        }

        CentreId = attempt.CentreId;

        // Unlike other ids not in order of time: it is part of an address that must not be guessed.
        Id = Guid.NewGuid();
        AttemptId = attempt.Id;
        KeyId = keyId;
        Statement = ReceiptStatement.Of(attempt, answers, files);
        Signature = key.SignData(Encoding.UTF8.GetBytes(Statement), HashAlgorithmName.SHA256);
        MadeAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AttemptId { get; private set; }

    public int KeyId { get; private set; }

    public string Statement { get; private set; } = "";

    /// <summary>ECDSA over P-256 and SHA-256, 64 bytes: r and s (IEEE P1363).</summary>
    public byte[] Signature { get; private set; } = [];

    public DateTimeOffset MadeAt { get; private set; }
}
