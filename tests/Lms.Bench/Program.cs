using Lms.Bench;
using Lms.Hosting;

return await StartUp.Guard(stop => args switch
{
    ["pages", ..] when !CheapSockets.AreOn => CheapSockets.StartAgain(args, stop),
    ["pages", ..] => PagesBench.Run(BenchOptions.Read(args[1..]), stop),
    ["people", ..] => PeopleBench.Run(BenchOptions.Read(args[1..]), stop),
    [Ceiling.Verb, var url, var database, var id] => Ceiling.Serve(url, database, Guid.Parse(id), stop),
    _ => throw new StartRefusedException("usage: ./lms bench pages [--seconds 5] [--pairs 5] [--trainees 200] [--connections 16,64], or ./lms bench people [--seconds 5] [--pairs 5]"),
});
