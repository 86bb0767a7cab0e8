using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// What a receipt says, as the lines that are signed: which attempt, when it began and ended, and for each answer its
/// sequence, its last save, the SHA-256 of its text (UTF-8, NFC) and the head of its <see cref="AnswerChain"/>; for each file
/// its place, kind, length and the SHA-256 of the bytes as they were sent. It names neither the trainee nor a word of the text
/// nor any mark, and of a file not even its name, which often is a person's: so it may be shown to whoever checks it.
/// </summary>
public static class ReceiptStatement
{
    private const string FirstLine = "lms-receipt 1";

    /// <param name="answers">In any order; they are written by number.</param>
    /// <param name="files">Those that are part of what is handed in; where there are none, nothing is said of files.</param>
    public static string Of(Attempt attempt, IEnumerable<AnswerText> answers, IEnumerable<AttemptFile> files)
    {
        var lines = new StringBuilder()
            .Append(FirstLine).Append('\n')
            .Append("centre ").Append(attempt.CentreId).Append('\n')
            .Append("sitting ").Append(attempt.ExamSittingId).Append('\n')
            .Append("attempt ").Append(attempt.Id).Append('\n')
            .Append("started ").Append(At(attempt.StartedAt)).Append('\n')
            .Append(attempt.HandedInAt is { } handedIn ? $"handed-in {At(handedIn)}" : $"ended {At(attempt.Deadline)}").Append('\n');
        foreach (var answer in answers.OrderBy(answer => answer.Number))
        {
            lines.Append(CultureInfo.InvariantCulture, $"answer {answer.Number} sequence {answer.Sequence} saved {At(answer.SavedAt)} ")
                .Append(CultureInfo.InvariantCulture, $"characters {answer.Text.Length} ")
                .Append("text ").Append(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Text)))).Append(" chain ").Append(Hex(answer.Hash)).Append('\n');
        }

        foreach (var (place, file) in files.Where(file => file.RemovedAt is null).OrderBy(file => file.Place).Index())
        {
            lines.Append(CultureInfo.InvariantCulture, $"file {place + 1} {file.Kind.ToString().ToLowerInvariant()} bytes {file.Length} sha256 {file.Sha256}\n");
        }

        return lines.ToString();
    }

    // Whole milliseconds: what PostgreSQL keeps and gives back must be written the same again.
    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
