using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class ShownDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly ShownDocument document = new(Guid.NewGuid(), new string('a', 64), Now);

    [Theory]
    [InlineData("bai.docx", true)]
    [InlineData("BÀI GIẢNG.PPTX", true)]
    [InlineData("cu.doc", true)]
    [InlineData("mo.odp", true)]
    [InlineData("bang.xlsx", false)]
    [InlineData("bai.pdf", false)]
    [InlineData("macro.docm", false)]
    [InlineData("docx", false)]
    public void Names_tell_what_is_shown_as_pdf(string name, bool shown) => Assert.Equal(shown, ShownDocument.IsNamedSo(name));

    [Fact]
    public void It_waits_is_begun_and_done()
    {
        Assert.True(document.Begin(Now.AddSeconds(5)));
        Assert.Equal((WorkState.Working, Now.AddSeconds(5), 1), (document.State, document.StartedAt, document.Tries));

        document.Finish("b", 7, Now.AddSeconds(9));

        Assert.Equal((WorkState.Done, "b", 7), (document.State, document.PdfSha256, document.PdfLength));
        Assert.Throws<InvalidOperationException>(() => document.Begin(Now));
        Assert.Throws<InvalidOperationException>(() => document.Fail(DocumentProblem.TooLong, Now));
        Assert.Equal("Document.NotFailed", Assert.Throws<RuleBrokenException>(() => document.AskAgain(Now)).Key);
    }

    [Fact]
    public void What_has_failed_is_asked_for_again_a_few_times()
    {
        for (var tried = 1; tried <= ShownDocument.MostTries; tried++)
        {
            Assert.True(document.Begin(Now));
            document.Fail(DocumentProblem.NotReadable, Now);
            Assert.Equal(DocumentProblem.NotReadable, document.Problem);
            if (tried < ShownDocument.MostTries)
            {
                document.AskAgain(Now.AddMinutes(tried));
                Assert.Equal((WorkState.Waiting, null, Now.AddMinutes(tried)), (document.State, document.Problem, document.AskedAt));
            }
        }

        Assert.False(document.MayBeTriedAgain);
        Assert.Equal("Document.TooManyTries", Assert.Throws<RuleBrokenException>(() => document.AskAgain(Now)).Key);
    }

    [Fact]
    public void What_takes_its_node_down_each_time_is_left_alone_until_somebody_asks()
    {
        for (var tried = 0; tried < ShownDocument.MostInterrupted; tried++)
        {
            Assert.True(document.Begin(Now));
        }

        Assert.False(document.Begin(Now));
        Assert.Equal((WorkState.Failed, DocumentProblem.Interrupted), (document.State, document.Problem));

        document.AskAgain(Now);
        Assert.True(document.Begin(Now));
    }

    [Fact]
    public void A_node_that_stops_in_good_order_puts_it_back_as_if_it_had_not_begun()
    {
        for (var stopped = 0; stopped < 10; stopped++)
        {
            Assert.True(document.Begin(Now));
            document.PutBack();
            Assert.Equal((WorkState.Waiting, 0), (document.State, document.Tries));
        }
    }
}
