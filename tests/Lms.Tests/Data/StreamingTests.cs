using Lms.Data;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Data;

/// <summary>What is streamed is not held: while rows still come, the connection is taken.</summary>
public sealed class StreamingTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public Task Rows_are_given_out_before_the_last_has_come() => app.InDatabase(async db =>
    {
        var people = db.People.Select(person => new { person.Code, person.FullName }).OrderBy(person => person.Code);

        await foreach (var _ in people.Streamed())
        {
            var busy = await Assert.ThrowsAnyAsync<Exception>(() => db.People.CountAsync(TestContext.Current.CancellationToken));
            Assert.Contains(nameof(NpgsqlOperationInProgressException), $"{busy}", StringComparison.Ordinal);
            break;
        }
    });
}
