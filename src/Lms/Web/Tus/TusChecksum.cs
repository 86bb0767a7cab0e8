using System.Buffers.Text;
using System.Security.Cryptography;

namespace Lms.Web.Tus;

/// <summary>`Upload-Checksum`: what a piece adds up to. It guards against a bad line, not against bad people: hence MD5 and SHA-1 too.</summary>
public sealed class TusChecksum : IDisposable
{
    /// <summary>What a piece is answered that does not add up.</summary>
    public const int Mismatch = 460;

    public const string Algorithms = "sha1,sha256,md5";

    private readonly byte[] expected;

    private TusChecksum(HashAlgorithmName algorithm, byte[] expected)
    {
        Hash = IncrementalHash.CreateHash(algorithm);
        this.expected = expected;
    }

    /// <summary>To be fed with the piece.</summary>
    public IncrementalHash Hash { get; }

    /// <param name="checksum">Null when none is given.</param>
    /// <returns>False when one is given that cannot be read, or by an algorithm that is not ours.</returns>
    public static bool TryRead(HttpRequest request, out TusChecksum? checksum)
    {
        checksum = null;
        if (request.Headers["Upload-Checksum"] is not [{ } given])
        {
            return request.Headers["Upload-Checksum"].Count == 0;
        }

        HashAlgorithmName? algorithm = given.Split(' ')[0] switch
        {
            "sha1" => HashAlgorithmName.SHA1,
            "sha256" => HashAlgorithmName.SHA256,
            "md5" => HashAlgorithmName.MD5,
            _ => null,
        };
        if (algorithm is not { } known || given.Split(' ') is not [_, { Length: > 0 } base64] || !Base64.IsValid(base64))
        {
            return false;
        }

        checksum = new TusChecksum(known, Convert.FromBase64String(base64));
        return true;
    }

    public bool IsRight() => Hash.GetHashAndReset().AsSpan().SequenceEqual(expected);

    public void Dispose() => Hash.Dispose();
}
