using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lms.Data;

/// <summary>Lets `./lms migrations NAME` build the model without a server or a host.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<LmsDbContext>
{
    public LmsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql("Host=unused").Options);
}
