using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class ShownDocumentMapping : IEntityTypeConfiguration<ShownDocument>
{
    public void Configure(EntityTypeBuilder<ShownDocument> document)
    {
        document.ToTable("shown_documents");
        document.KeyedInCentre("Sha256");

        // The queue: a handful of rows among all that are done.
        document.HasIndex(d => d.AskedAt).HasFilter("state in (1, 2)");
        document.Ignore(d => d.MayBeTriedAgain);
    }
}
