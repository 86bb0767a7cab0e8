using System.Security.Cryptography;
using System.Text;

namespace Lms.Data;

/// <summary>The code on a slip: eight letters by lot among 31 (39 bits), good for some hours in one room.</summary>
public static class EntryCode
{
    private const int Length = 8;

    /// <summary>
    /// A sign-in finds the slip by the code's hash, so all hashes are made with one salt; many rounds instead make trying every
    /// code against a stolen table take longer than any code is good for.
    /// </summary>
    private const int Rounds = 10_000;

    private static readonly byte[] Salt = Encoding.ASCII.GetBytes("lms entry code");

    public static string New() => RandomNumberGenerator.GetString(FirstPassword.Letters, Length);

    /// <summary>As it is printed: in two groups.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>However it is typed: capitals, dashes and blanks make no difference.</summary>
    public static string Hash(string typed)
    {
        var code = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(code, Salt, Rounds, HashAlgorithmName.SHA256, 32));
    }
}
