namespace Lms.Tests.Support;

internal static class Processes
{
    /// <summary>One that has ended and that nobody waits for, as in a container without an init, runs no more.</summary>
    public static bool Runs(int number)
    {
        try
        {
            var told = File.ReadAllText($"/proc/{number}/stat");
            return told[told.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
