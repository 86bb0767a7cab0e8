using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

public sealed class AnswerChainTests
{
    [Fact]
    public void The_same_saves_give_the_same_head() => Assert.Equal(Head("một", "một hai"), Head("một", "một hai"));

    [Theory]
    [InlineData("mốt", "một hai")]
    [InlineData("một", "một  hai")]
    [InlineData("", "một hai")]
    public void A_save_altered_in_the_middle_shows_at_the_end(string first, string second) =>
        Assert.NotEqual(Head("một", "một hai"), Head(first, second));

    [Fact]
    public void A_save_moved_to_another_place_shows() =>
        Assert.NotEqual(AnswerChain.Next(AnswerChain.Genesis, 1, "một"), AnswerChain.Next(AnswerChain.Genesis, 2, "một"));

    private static byte[] Head(params string[] texts)
    {
        var (head, sequence) = (AnswerChain.Genesis, 0);
        foreach (var text in texts)
        {
            head = AnswerChain.Next(head, ++sequence, text);
        }

        return head;
    }
}
