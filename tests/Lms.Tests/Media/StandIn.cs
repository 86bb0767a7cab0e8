using Lms.Tests.Support;

namespace Lms.Tests.Media;

/// <summary>
/// Stands where LibreOffice stands, and takes as long, as much and as badly as a test wants: a real program, started and ended by the site
/// as LibreOffice is.
/// </summary>
internal sealed class StandIn(TemporaryFolder folder)
{
    // What comes last is the document; where its PDF is to go comes after --outdir.
    private const string Head = """
        #!/bin/sh
        while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
        echo "$1" >> "$(dirname "$0")/seen"
        mkdir -p "$out"

        """;

    private const string Make = """printf '%%PDF-1.4 made of %s' "$(cksum < "$1")" > "$out/document.pdf" """;

    /// <summary>It makes a PDF.</summary>
    public string Working => Write("working", Make);

    /// <summary>It says that it is at work, and is until it is let go.</summary>
    public string Held => Write("held", $"""
        echo $$ > "$(dirname "$0")/at-work"
        while ! [ -e "$(dirname "$0")/go" ]; do sleep 0.05; done
        {Make}
        """);

    /// <summary>It has children, and none of them comes to an end.</summary>
    public string Endless => Write("endless", "sleep 300 & echo $! > \"$(dirname \"$0\")/child\"; sleep 300");

    // It takes 150 MB and keeps them: one that takes without end may be refused more before anybody looks.
    public string Greedy => Write("greedy", "(head -c 150000000 /dev/zero; sleep 30) | tail -c 150000000 > /dev/null");

    /// <summary>It makes nothing and finds that in order, as LibreOffice does.</summary>
    public string Failing => Write("failing", "exit 0");

    public string Lengthy => Write("lengthy", Make + "; head -c 3000000 /dev/zero >> \"$out/document.pdf\"");

    /// <summary>The documents that were given to it, in order.</summary>
    public IReadOnlyList<string> Seen => File.Exists(folder["seen"]) ? File.ReadAllLines(folder["seen"]) : [];

    public void Forget() => File.Delete(folder["seen"]);

    public bool IsAtWork => File.Exists(folder["at-work"]);

    public int Child => int.Parse(File.ReadAllText(folder["child"]), System.Globalization.CultureInfo.InvariantCulture);

    public void LetGo() => File.WriteAllText(folder["go"], "");

    private string Write(string name, string does)
    {
        File.WriteAllText(folder[name], Head + does + "\n");
        File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder[name];
    }
}
