using Lms.Domain.Language;

namespace Lms.Domain.Tests.Language;

public sealed class UnseenTests
{
    [Theory]
    [InlineData("đồng ý", "đồng ý")]
    [InlineData("thu \u202E000.01\u202C đồng", "thu 000.01 đồng")]
    [InlineData("\u2067a\u2069\u200F b\u200E", "a b")]
    [InlineData("\u200B \uFEFF\u2060 \u3164", "")]
    [InlineData(" \u200Ba\u200B ", "a")]
    [InlineData("👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧")]
    [InlineData("a\u200Bb", "a\u200Bb")]
    public void What_turns_the_writing_goes_and_what_nobody_sees_is_no_text(string written, string read) =>
        Assert.Equal(read, Unseen.Without(written));
}
