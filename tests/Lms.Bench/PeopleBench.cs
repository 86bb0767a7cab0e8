using Lms.Hosting;

namespace Lms.Bench;

/// <summary>`./lms bench people`: the register under load, against its budgets.</summary>
public static class PeopleBench
{
    public static async Task<int> Run(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            return await PeopleImportBench.Run(school, stop) ? 0 : throw new StartRefusedException("The import takes more than it may.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
