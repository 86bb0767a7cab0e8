using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Lms.Tests.Media;

/// <summary>Films made by ffmpeg itself, out of nothing, and looked at by ffprobe.</summary>
internal static class Clips
{
    private static readonly ConcurrentDictionary<string, byte[]> Made = new();

    private static int number;

    /// <param name="ending">With its dot.</param>
    /// <param name="copied">How it is wrapped anew, if it is.</param>
    public static byte[] Make(string arguments, string ending = ".mp4", string copied = "") => Made.GetOrAdd(arguments + ending + copied, _ =>
    {
        var path = Path.Combine(Path.GetTempPath(), $"clip-{Environment.ProcessId}-{Interlocked.Increment(ref number)}{ending}");
        var copy = path + ending;
        try
        {
            Run("ffmpeg", $"-nostdin -v error -y {arguments} {path}");
            if (copied.Length == 0)
            {
                return File.ReadAllBytes(path);
            }

            Run("ffmpeg", $"-nostdin -v error -y -i {path} -c copy {copied} {copy}");
            return File.ReadAllBytes(copy);
        }
        finally
        {
            File.Delete(path);
            File.Delete(copy);
        }
    });

    /// <summary>A small one that no other test has: what was made of one is made for all.</summary>
    public static byte[] New(double seconds = 1) => Make(
        $"-f lavfi -i color=c=0x{Interlocked.Increment(ref number) * 4_099 % 0xFFFFFF:x6}:s=64x48:d={seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}:r=10 -metadata title={Guid.NewGuid()} -pix_fmt yuv420p");

    /// <summary>What ffprobe says of a file.</summary>
    public static JsonElement Probe(string path) =>
        JsonDocument.Parse(Run("ffprobe", $"-v error -of json -show_streams -show_format -count_frames {path}")).RootElement;

    private static string Run(string program, string arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        run.WaitForExit();
        Assert.True(run.ExitCode == 0, complained.Result);
        return said.Result;
    }
}
