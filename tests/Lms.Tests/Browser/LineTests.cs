using Lms.Bench.Exams;
using Lms.Tests.Exams.Answers;

namespace Lms.Tests.Browser;

/// <summary>The line before real browsers is cut for seconds. `./lms soak exam` cuts it for a minute.</summary>
public sealed class LineTests(FaultTests.Trial room) : IClassFixture<FaultTests.Trial>
{
    [Fact]
    public async Task The_line_is_cut_in_three_browsers_and_no_word_is_lost_or_doubled() =>
        Assert.Empty((await new BrowserCut(room.Running).Run(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Losses);
}
