using System.Security.Cryptography;

namespace Lms.Data.Backup;

/// <summary>Copies and hashes in one pass.</summary>
internal static class HashingCopy
{
    private const int BufferSize = 128 * 1024;

    /// <returns>The hash in lower-case hexadecimal, and the length in bytes.</returns>
    public static async Task<(string Sha256, long Length)> Run(Stream from, Stream to, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var length = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
            length += read;
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
