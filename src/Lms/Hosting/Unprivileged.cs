namespace Lms.Hosting;

/// <summary>PostgreSQL refuses to run as root: this finds the words to put before its commands.</summary>
internal static class Unprivileged
{
    // Root outside, somebody else inside: a folder that only root may enter stays open to it.
    private static readonly string[] InNamespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];

    public static async Task<string[]> Command(CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return [];
        }

        foreach (var command in (string[][])[InNamespace, AsNobody])
        {
            if (Hosting.Command.Exists(command[0]) && await Works(command, stop))
            {
                return command;
            }
        }

        throw new StartRefusedException(
            "PostgreSQL does not run as root, and neither unshare nor setpriv works here: "
            + "start Lms as another user, or set ConnectionStrings__Lms.");
    }

    /// <summary>The folder may have been made by the other of the two ways.</summary>
    public static async Task HandOver(string[] command, string folder, CancellationToken stop)
    {
        if (command.Length > 0)
        {
            var owner = command == AsNobody ? "65534:65534" : "0:0";
            await Hosting.Command.Run(["chown", "-R", owner, folder], stop);
        }
    }

    private static async Task<bool> Works(string[] command, CancellationToken stop) =>
        (await Hosting.Command.Run([.. command, "true"], stop)).ExitCode == 0;
}
