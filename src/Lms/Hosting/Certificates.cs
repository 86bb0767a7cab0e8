using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lms.Hosting;

/// <summary>Looks at the certificate before Kestrel does, to say in one line what is wrong with it.</summary>
internal static class Certificates
{
    private const string Default = "Kestrel:Certificates:Default";

    public static void Check(IConfiguration configuration, Endpoint endpoint)
    {
        if (!endpoint.IsHttps)
        {
            return;
        }

        var section = endpoint.Section?.GetSection("Certificate") is { } own && own.Exists()
            ? own
            : configuration.GetSection(Default);
        if (!section.Exists())
        {
            throw new StartRefusedException(
                $"{endpoint.Url} needs a certificate: set Kestrel__Certificates__Default__Path and …__KeyPath (PEM), "
                + "or …__Path and …__Password (PFX).");
        }

        if (section["Path"] is { Length: > 0 } path)
        {
            Check(section, Path.Combine(ContentRoot.Find(), path));
        }
    }

    private static void Check(IConfigurationSection section, string path)
    {
        try
        {
            using var certificate = Load(path, section["KeyPath"], section["Password"]);
            RefuseUnusable(certificate, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusedException($"The certificate {path} cannot be used: {failure.Message}", failure);
        }
    }

    private static X509Certificate2 Load(string path, string? keyPath, string? password)
    {
        if (string.IsNullOrEmpty(keyPath))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }

        var key = Path.Combine(ContentRoot.Find(), keyPath);
        return string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
    }

    private static void RefuseUnusable(X509Certificate2 certificate, string path)
    {
        if (!certificate.HasPrivateKey)
        {
            throw new StartRefusedException($"The certificate {path} has no private key.");
        }

        var now = DateTime.Now;
        if (now < certificate.NotBefore || now > certificate.NotAfter)
        {
            throw new StartRefusedException(
                $"The certificate {path} is valid from {certificate.NotBefore:yyyy-MM-dd} "
                + $"to {certificate.NotAfter:yyyy-MM-dd}, not today.");
        }
    }
}
