using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lms.Data;

/// <summary>Names tables and columns as PostgreSQL people write them: mark_sheets.locked_at, without quotes.</summary>
internal static partial class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            entity.SetTableName(entity.GetViewName() is null ? Of(entity.GetTableName()!) : null);
            Columns(entity, "");
            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!));
            }

            foreach (var key in entity.GetForeignKeys())
            {
                key.SetConstraintName(Of(key.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    private static void Columns(IMutableTypeBase type, string prefix)
    {
        // A row version keeps its name: the provider maps it to the system column xmin.
        foreach (var property in type.GetProperties().Where(property => property.ClrType != typeof(uint)))
        {
            property.SetColumnName(prefix + Of(property.Name));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            Columns(complex.ComplexType, $"{prefix}{Of(complex.Name)}_");
        }
    }

    private static string Of(string name) => Hump().Replace(name, "$1_$2").Replace("__", "_", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Hump();
}
