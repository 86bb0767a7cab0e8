using System.Security.Cryptography;
using System.Text.Json;
using Lms.Data;
using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Lms.Features.Lessons.Importing;

/// <summary>A file or a page on its way into a plan. Its bytes lie in the store without a name.</summary>
/// <param name="Name">What the file is called, or the host of the page.</param>
/// <param name="Address">Where the page was fetched; null for a file.</param>
public sealed record ImportSource(string Sha256, string Name, Uri? Address);

/// <param name="Place">The lesson of a new plan, or the plan that gets more parts.</param>
public sealed record ImportTicket(ImportSource Source, Guid Place, Guid CentreId, Guid PersonId);

/// <summary>
/// What a preview sends back to have its parts made: sealed, so that nobody names a file that is not theirs, and good for as
/// long as the bytes are sure to lie there.
/// </summary>
public sealed class ImportTickets(IDataProtectionProvider protection, CurrentUser me)
{
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Lms.LessonImport").ToTimeLimitedDataProtector();

    public string Write(ImportSource source, Guid place) =>
        seal.Protect(JsonSerializer.Serialize(new ImportTicket(source, place, me.CentreId, me.PersonId)), FileSweep.Patience / 2);

    /// <exception cref="RuleBrokenException">Import.Gone: too old, another's, or nothing that was written here.</exception>
    public ImportTicket Read(string? written)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportTicket>(seal.Unprotect(written ?? "")) is { } ticket && ticket.CentreId == me.CentreId && ticket.PersonId == me.PersonId
                ? ticket
                : throw new RuleBrokenException("Import.Gone");
        }
        catch (CryptographicException)
        {
            throw new RuleBrokenException("Import.Gone");
        }
    }
}
