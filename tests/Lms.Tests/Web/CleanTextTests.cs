using System.Text;
using Lms.Domain.Language;

namespace Lms.Tests.Web;

public sealed class CleanTextTests
{
    private static readonly string[] Pieces =
    [
        "a", "ế", "đ", "Ư", "ỹ", " ", "\n", "\t", "\r\n", "\r", "\f", "\u0007", "\u0085", "\u00A0", "\u2000", "\u2001", "\u2028", "–", "“", "…",
        "😀", "e\u0302\u0301", "\u0301", "K", "\u1100\u1161", "中", "\u0958", "ǅ", "ſ\u0307", "\u1E9B\u0323", "chi bộ ",
    ];

    [Fact]
    public void What_is_plain_is_stored_as_it_came()
    {
        var chance = new Random(20261127);
        var plain = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(5)).Select(_ => Pieces[chance.Next(Pieces.Length)]));
            if (PlainText.Is(Encoding.UTF8.GetBytes(text)))
            {
                plain++;
                Assert.Equal(text, CleanText.Of(text));
            }
        }

        Assert.InRange(plain, 5_000, 45_000);
    }

    [Fact]
    public void Vietnamese_as_keyboards_send_it_is_plain() =>
        Assert.True(PlainText.Is("Đảng Cộng sản Việt Nam – “lực lượng” lãnh đạo…\n\tẰẮẶỸ ơư, 100%"u8));

    [Theory]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xE1, 0xBA })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xE1, 0xBA, 0x41 })]
    [InlineData(new byte[] { 0xE2, 0x80, 0x93, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void What_is_no_UTF8_is_not_plain(byte[] bytes) => Assert.False(PlainText.Is(bytes));
}
