using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// A pair of keys that signs receipts (ECDSA, P-256). One signs at a time; a retired one has lost its private half and
/// is kept for ever, so that what it signed can be checked for ever.
/// </summary>
public sealed class ReceiptKey
{
    /// <summary>How long one pair signs. A choice of this system, not a rule of a regulation: it bounds what a stolen key could forge.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(365);

    private ReceiptKey()
    {
    }

    /// <param name="seal">Makes of the private half what may be stored.</param>
    public ReceiptKey(ECDsa pair, Func<byte[], byte[]> seal, DateTimeOffset now)
    {
        PublicKey = pair.ExportSubjectPublicKeyInfo();
        SealedPrivateKey = seal(pair.ExportPkcs8PrivateKey());
        MadeAt = now;
    }

    /// <summary>Given by the database; written in every receipt.</summary>
    public int Id { get; private set; }

    /// <summary>X.509 SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>PKCS #8 under the site's own protection; null once retired.</summary>
    public byte[]? SealedPrivateKey { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public bool IsDue(DateTimeOffset now) => now - MadeAt >= Term;

    public void Retire(DateTimeOffset now)
    {
        SealedPrivateKey = null;
        RetiredAt ??= now;
    }

    /// <summary>That this key signed exactly these words.</summary>
    public bool HasSigned(string statement, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key.VerifyData(Encoding.UTF8.GetBytes(statement), signature, HashAlgorithmName.SHA256);
    }
}
