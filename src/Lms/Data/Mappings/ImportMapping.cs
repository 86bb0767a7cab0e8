using System.Text.Json;
using System.Text.Json.Serialization;
using Lms.Domain.Media;
using Lms.Domain.People.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Data.Mappings;

internal sealed class RosterImportMapping : IEntityTypeConfiguration<RosterImport>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<RosterImport> import)
    {
        import.ToTable("roster_imports");
        import.KeyedInCentre();
        import.RefersTo<RosterImport, StoredFile>("FileId");
        import.NamesMember("MadeBy");
        import.NamesMember("ConfirmedBy");
        import.Property(i => i.Layout).HasColumnType("jsonb").HasConversion(new ValueConverter<RosterLayout, string>(
            layout => JsonSerializer.Serialize(new StoredLayout(layout.Heading, layout.Columns), Json), text => Read(text)));
        import.Owns(i => i.Entries, "RosterImportId");
        import.HasIndex(i => new { i.CentreId, i.MadeAt });
        import.Guarded();
    }

    private static RosterLayout Read(string text)
    {
        var stored = JsonSerializer.Deserialize<StoredLayout>(text, Json)!;
        return new RosterLayout(stored.Heading, stored.Columns);
    }

    private sealed record StoredLayout(int? Heading, IReadOnlyList<RosterField?> Columns);
}

internal sealed class RosterEntryMapping : IEntityTypeConfiguration<RosterEntry>
{
    public void Configure(EntityTypeBuilder<RosterEntry> entry)
    {
        entry.ToTable("roster_entries");
        entry.KeyedInCentre("RosterImportId", "PersonId");
        entry.NamesMember("PersonId");
    }
}
