using System.Security.Cryptography;
using System.Text;

namespace Lms.Web;

/// <summary>Stands in a form for the text it was opened with, so that two tabs do not overwrite each other unseen.</summary>
public static class Fingerprint
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
