using Lms.Bench.Exams;

namespace Lms.Bench.Media;

/// <summary>`./lms bench media`: what films cost the server.</summary>
public static class MediaBench
{
    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            await WatchingBench.Run(school, options, budgets, stop);
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
