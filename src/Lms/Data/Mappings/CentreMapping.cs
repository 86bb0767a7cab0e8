using Lms.Domain;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

/// <summary>The wall between centres, in one place: every key and foreign key of a centre's row includes the centre.</summary>
internal static class CentreMapping
{
    public static void KeyedInCentre<T>(this EntityTypeBuilder<T> row, params string[] key)
        where T : class, ICentreOwned
    {
        row.HasKey(["CentreId", .. key.Length == 0 ? ["Id"] : key]);
        row.HasOne<Centre>().WithMany().HasForeignKey("CentreId").OnDelete(DeleteBehavior.Restrict);
        if (typeof(T).GetProperty("Id") is not null)
        {
            row.Property("Id").ValueGeneratedNever();
        }
    }

    /// <summary>A reference that may not outlive nor delete what it refers to.</summary>
    public static void RefersTo<T, TOther>(this EntityTypeBuilder<T> row, string foreignKey)
        where T : class, ICentreOwned
        where TOther : class, ICentreOwned =>
        row.HasOne<TOther>().WithMany().HasForeignKey("CentreId", foreignKey).OnDelete(DeleteBehavior.Restrict);

    /// <summary>The person must be a member of the same centre.</summary>
    public static void NamesMember<T>(this EntityTypeBuilder<T> row, string foreignKey)
        where T : class, ICentreOwned =>
        row.RefersTo<T, Membership>(foreignKey);

    public static void Owns<T, TPart>(
        this EntityTypeBuilder<T> row,
        System.Linq.Expressions.Expression<Func<T, IEnumerable<TPart>?>> parts,
        string foreignKey)
        where T : class, ICentreOwned
        where TPart : class, ICentreOwned =>
        row.HasMany(parts).WithOne().HasForeignKey("CentreId", foreignKey).OnDelete(DeleteBehavior.Cascade);

    /// <summary>Two people saving at once: the second fails rather than wins.</summary>
    public static void Guarded<T>(this EntityTypeBuilder<T> row)
        where T : class =>
        row.Property<uint>("Version").IsRowVersion();
}
