using System.Text;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Language;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("hoà")]
    [InlineData("hòa")]
    [InlineData("hoa")]
    [InlineData("HOÀ")]
    public void Both_ways_of_placing_a_tone_mark_meet(string written) => Assert.Equal("hoa", SearchKey.Of(written));

    [Theory]
    [InlineData("uỷ")]
    [InlineData("ủy")]
    [InlineData("Uy")]
    public void Committee_is_found_however_it_is_spelt(string written) => Assert.Equal("uy", SearchKey.Of(written));

    [Theory]
    [InlineData('\u0110')]
    [InlineData('\u0111')]
    [InlineData('\u00D0')]
    [InlineData('\u00F0')]
    public void Every_crossed_d_is_a_d(char crossed) => Assert.Equal("dat", SearchKey.Of(crossed + "ạt"));

    [Fact]
    public void Decomposed_input_meets_composed()
    {
        const string name = "Nguyễn Thị Hường Đặng Ưu Ẵng";

        Assert.Equal(SearchKey.Of(name.Normalize(NormalizationForm.FormC)), SearchKey.Of(name.Normalize(NormalizationForm.FormD)));
        Assert.Equal("nguyen thi huong dang uu ang", SearchKey.Of(name));
    }

    [Theory]
    [InlineData("  Lò\u00A0Văn \t Pành ", "lo van panh")]
    [InlineData("SV-HV01", "sv hv01")]
    [InlineData("%_\\'", "")]
    [InlineData("", "")]
    public void What_is_no_letter_or_digit_becomes_one_space_or_nothing(string written, string key) =>
        Assert.Equal(key, SearchKey.Of(written));

    [Fact]
    public void A_key_is_its_own_key()
    {
        var key = SearchKey.Of("Đỗ Quang Tỉnh, chi bộ thôn Ngọc");

        Assert.Equal(key, SearchKey.Of(key));
    }
}
