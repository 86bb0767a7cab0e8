using Lms.Tests.Support;
using Npgsql;

namespace Lms.Tests.Hosting;

public class ServersTests
{
    [Fact]
    public async Task A_database_can_be_copied_from_a_template()
    {
        var template = await Servers.NewDatabase();
        await Run(template, "create table t (id int); insert into t values (7)");

        var copy = await Servers.NewDatabase(new NpgsqlConnectionStringBuilder(template).Database);

        Assert.Equal(7, await Run(copy, "select id from t"));
    }

    private static async Task<object?> Run(string database, string sql)
    {
        // Not pooled: PostgreSQL copies only what nobody is connected to.
        var unpooled = new NpgsqlConnectionStringBuilder(database) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
