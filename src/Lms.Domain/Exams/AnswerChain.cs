using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// The hash chain over an answer's saves: each hash covers the one before, the sequence and the whole text, so that a
/// history cannot be altered in the middle without it showing at the end.
/// </summary>
public static class AnswerChain
{
    /// <summary>Thirty-two zero bytes: the hash before the first save.</summary>
    public static byte[] Genesis => new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(byte[] previous, long sequence, string text) => Next(previous, sequence, Encoding.UTF8.GetBytes(text));

    /// <param name="text">In UTF-8.</param>
    public static byte[] Next(byte[] previous, long sequence, ReadOnlySpan<byte> text)
    {
        var length = previous.Length + sizeof(long) + text.Length;
        var link = ArrayPool<byte>.Shared.Rent(length);
        previous.CopyTo(link, 0);
        BinaryPrimitives.WriteInt64BigEndian(link.AsSpan(previous.Length), sequence);
        text.CopyTo(link.AsSpan(previous.Length + sizeof(long)));
        var hash = SHA256.HashData(link.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(link);
        return hash;
    }
}
