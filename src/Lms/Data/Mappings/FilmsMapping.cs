using Lms.Data.Films;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class FilmMapping : IEntityTypeConfiguration<Film>
{
    public void Configure(EntityTypeBuilder<Film> film)
    {
        film.ToTable("films");
        film.KeyedInCentre("Sha256");

        // The queue: a handful of rows among all that are done.
        film.HasIndex(f => f.AskedAt).HasFilter("state in (1, 2)");
        film.Ignore(f => f.MayBeTriedAgain);
        film.HasMany(f => f.Renditions).WithOne().HasForeignKey("CentreId", "FilmSha256").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FilmRenditionMapping : IEntityTypeConfiguration<FilmRendition>
{
    public void Configure(EntityTypeBuilder<FilmRendition> rendition)
    {
        rendition.ToTable("film_renditions");
        rendition.KeyedInCentre("FilmSha256", "Place");
    }
}

internal sealed class FilmKeyMapping : IEntityTypeConfiguration<FilmKey>
{
    public void Configure(EntityTypeBuilder<FilmKey> key)
    {
        key.Property(k => k.Id).ValueGeneratedNever();
        key.ToTable("film_keys", table => table.HasCheckConstraint("film_keys_one", "id = 1"));
    }
}

internal sealed class FilmWatchMapping : IEntityTypeConfiguration<FilmWatch>
{
    public void Configure(EntityTypeBuilder<FilmWatch> watch)
    {
        watch.ToTable("film_watches");
        watch.KeyedInCentre("ClassSessionId", "MaterialId", "PersonId");
        watch.RefersTo<FilmWatch, ClassSession>("ClassSessionId");
        watch.NamesMember("PersonId");
        watch.HasOne<Material>().WithMany().HasForeignKey("CentreId", "MaterialId").OnDelete(DeleteBehavior.Cascade);
        watch.Ignore(w => w.Watched);
    }
}
