using Lms.Bench;
using Lms.Bench.Discussions;
using Lms.Bench.Exams;
using Lms.Bench.Marking;
using Lms.Bench.Media;
using Lms.Hosting;

return await StartUp.Guard(stop => args switch
{
    ["pages", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["pages", ..] => PagesBench.Run(BenchOptions.Read(args[1..]), stop),
    ["people", ..] => PeopleBench.Run(BenchOptions.Read(args[1..]), stop),
    ["search", ..] => SearchBench.Run(BenchOptions.Read(args[1..]), stop),
    ["exam", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["exam", ..] => ExamBench.Run(BenchOptions.Read(args[1..], trainees: 1_000), stop),
    ["marking", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["marking", ..] => MarkingBench.Run(BenchOptions.Read(args[1..]), stop),
    ["discussion", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["discussion", ..] => DiscussionBench.Run(BenchOptions.Read(args[1..], trainees: 1_000), stop),
    ["media", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["media", ..] => MediaBench.Run(BenchOptions.Read(args[1..], trainees: 500, seconds: 2), stop),
    ["soak", "exam", ..] => ExamSoak.Run(SoakOptions.Read(args[2..]), stop),
    [BareFiles.Verb, var url, var folder] => BareFiles.Serve(url, folder, stop),
    [BareReports.Verb, var url] => BareReports.Serve(url, stop),
    [BareHub.Verb, var url] => BareHub.Serve(url, stop),
    [BareSaves.Verb, var url, var database] => BareSaves.Serve(url, database, stop),
    [Ceiling.Verb, var url, var database, var id] => Ceiling.Serve(url, database, Guid.Parse(id), stop),
    _ => throw new StartRefusedException("usage: ./lms bench pages [--seconds 5] [--pairs 5] [--trainees 200] [--connections 16,64], ./lms bench people [--seconds 5] [--pairs 5], ./lms bench search [--seconds 5] [--pairs 5], ./lms bench exam [--seconds 5] [--pairs 3] [--trainees 1000], ./lms bench marking [--pairs 5], ./lms bench discussion [--seconds 5] [--pairs 5] [--trainees 1000], ./lms bench media [--seconds 2] [--pairs 5] [--trainees 500], or ./lms soak exam [--kills 20] [--minutes 60] [--seed 1]"),
});
