using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lms.Domain.Exams;

namespace Lms.Features.Receipts;

/// <summary>A receipt as a text file: the signed lines, then the number of the key, then the signature.</summary>
public sealed record ReceiptFile(string Statement, int KeyId, byte[] Signature)
{
    private const string KeyLine = "key ";
    private const string SignatureLine = "signature ";

    public static ReceiptFile Of(Receipt receipt) => new(receipt.Statement, receipt.KeyId, receipt.Signature);

    /// <summary>Null for what is no receipt at all. Line ends and blanks around it may have changed on the way.</summary>
    public static ReceiptFile? Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        return lines is [.. var signed, var key, var signature]
            && key.StartsWith(KeyLine, StringComparison.Ordinal) && signature.StartsWith(SignatureLine, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(KeyLine.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var keyId)
            && BytesOf(signature[SignatureLine.Length..]) is { } bytes
                ? new ReceiptFile(string.Concat(signed.Select(line => line + '\n')), keyId, bytes)
                : null;
    }

    /// <summary>Null for what is no base64url.</summary>
    public static byte[]? BytesOf(string? text)
    {
        try
        {
            return text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The id in a line of the statement; empty when there is none.</summary>
    public Guid IdOf(string name) =>
        Statement.Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal)) is { } line
        && Guid.TryParse(line.AsSpan(name.Length + 1), out var id) ? id : Guid.Empty;

    public byte[] Write() => Encoding.UTF8.GetBytes($"{Statement}{KeyLine}{KeyId}\n{SignatureLine}{Base64Url.EncodeToString(Signature)}\n");
}
