using System.Runtime.InteropServices;

namespace Lms.Hosting;

/// <summary>The few things of the operating system that the framework does not offer.</summary>
internal static class Unix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    public static void Send(int process, int signal)
    {
        // A process that has gone in the meantime is what the caller wants anyway.
        _ = SendSignal(process, signal);
    }

    public static bool IsAlive(int process) => SendSignal(process, 0) == 0 || Marshal.GetLastPInvokeError() == 1;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
