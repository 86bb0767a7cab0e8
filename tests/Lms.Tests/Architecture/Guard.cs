namespace Lms.Tests.Architecture;

public static class Guard
{
    /// <summary>Fails with every offence on a line of its own: whoever broke the rule needs all of them.</summary>
    public static void None(IEnumerable<string> offences)
    {
        var all = offences.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all.Prepend($"{all.Count} offences:")));
    }
}
