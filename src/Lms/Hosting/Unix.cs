using System.Runtime.InteropServices;
using System.Text;

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

    /// <summary>A new name in a folder outlasts a power cut only once the folder itself is on the disk.</summary>
    public static void FlushFolder(string path)
    {
        var folder = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        try
        {
            if (folder < 0 || Flush(folder) < 0)
            {
                throw new IOException($"{path} cannot be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = folder < 0 ? 0 : Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
