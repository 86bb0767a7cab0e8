using System.Globalization;

namespace Lms.Hosting;

/// <summary>What Linux tells of a group of processes.</summary>
internal static class ProcessGroup
{
    // Fields of /proc/PID/stat behind the name, which may hold anything: see proc(5).
    private const int State = 0;
    private const int Group = 2;
    private const int Pages = 21;

    /// <summary>Memory that all of them hold together, in bytes; what they share is counted for each.</summary>
    public static long HeldBytes(int group) =>
        Members(group).Sum(fields => long.Parse(fields[Pages], CultureInfo.InvariantCulture) * Environment.SystemPageSize);

    /// <summary>Whether any of it runs. What has ended and is waited for by nobody, as in a container without an init, does not.</summary>
    public static bool Runs(int group) => Members(group).Any(fields => fields[State] is not ("Z" or "X"));

    private static IEnumerable<string[]> Members(int group)
    {
        var name = group.ToString(CultureInfo.InvariantCulture);
        return Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1]))
            .Select(Fields)
            .Where(fields => fields.Length > Pages && fields[Group] == name);
    }

    private static string[] Fields(string folder)
    {
        try
        {
            var told = File.ReadAllText(folder + "/stat");
            return told[(told.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at.
            return [];
        }
    }
}
