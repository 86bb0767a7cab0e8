using System.Globalization;
using Lms.Bench.Exams;

namespace Lms.Bench.Media;

/// <summary>`./lms bench media`: what films cost the server. What it serves stands beside a bare Kestrel that sends the same bytes.</summary>
public static class MediaBench
{
    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            var roll = await school.Enrol(options.Trainees, stop);
            var ofClass = Guid.Parse(roll.ClassPage.Split('/')[^1]);
            Console.WriteLine($"{roll.Trainees.Count} trainees are enrolled; signing all of them in");
            var cookies = await SignedIn.All(school.Server.Url, roll.Trainees, stop);
            var lesson = await ServedLesson.In(school, folder, ofClass, cookies[0], stop);
            var ratio = await ServingBench.Run(school, lesson, cookies, options, budgets, stop);
            await WatchingBench.Run(school, ofClass, cookies, budgets, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"media ratio {ratio:0.000}"));
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
