using System.Diagnostics;
using System.Text;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Language;

public sealed class NameBookTests
{
    [Theory]
    [InlineData("Đồng chí Nguyễn Văn An đã nói.", "Nguyễn Văn An")]
    [InlineData("đồng chí nguyễn văn an đã nói.", "nguyễn văn an")]
    [InlineData("NGUYỄN VĂN AN", "NGUYỄN VĂN AN")]
    [InlineData("(Nguyễn  Văn\n\n An)", "Nguyễn  Văn\n\n An")]
    [InlineData("Nguyễn\u00A0Văn\tAn.", "Nguyễn\u00A0Văn\tAn")]
    [InlineData("viết không dấu: Nguyen Van An", "Nguyen Van An")]
    [InlineData("“Nguyễn Văn An”, bí thư", "Nguyễn Văn An")]
    [InlineData("Cảm ơn Nguyễn Văn An😀", "Nguyễn Văn An")]
    [InlineData("👍🏽Nguyễn Văn An❤️ạ", "Nguyễn Văn An")]
    [InlineData("Nguyễn \u200BVăn\u00A0\uFEFFAn", "Nguyễn \u200BVăn\u00A0\uFEFFAn")]
    [InlineData("Nguyễn\u200BVăn\u200BAn", "Nguyễn\u200BVăn\u200BAn")]
    [InlineData("đồng chí Nguyễn **Văn An** đã", "Nguyễn **Văn An")]
    [InlineData("đồng chí *Nguyễn* _Văn_ An đã", "Nguyễn* _Văn_ An")]
    public void A_name_is_found_whatever_its_case_and_its_blanks(string text, string words) =>
        Assert.Equal([words], Found(text, "Nguyễn Văn An"));

    [Theory]
    [InlineData("Nguyễn Thuý Uỷ")]
    [InlineData("Nguyễn Thúy Ủy")]
    public void Either_way_of_setting_tone_marks_is_one_in_either_unicode_form(string name)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            foreach (var spelling in new[] { "Nguyễn Thuý Uỷ", "Nguyễn Thúy Ủy", "nguyễn thuý ủy" })
            {
                var text = $"Ông {spelling} ở đây.".Normalize(form);

                Assert.Equal([spelling.Normalize(form)], Found(text, name.Normalize(form)));
            }
        }
    }

    [Theory]
    [InlineData("Bình minh nhân dân hoà bình")]
    [InlineData("Minh nói, Nhân nghe, Hoà viết")]
    public void One_syllable_is_no_name(string text) => Assert.Empty(Found(text, "Minh", "Nhân", "Hoà"));

    [Theory]
    [InlineData("Trần Văn Anh")]
    [InlineData("XTrần Văn An")]
    [InlineData("Trần Văn An1")]
    [InlineData("Trần Văn, An")]
    [InlineData("Trần Văn. An")]
    [InlineData("Trần Vân An")]
    [InlineData("Trần Văn A n")]
    public void Part_of_a_word_another_tone_or_the_end_of_a_sentence_is_no_name(string text) => Assert.Empty(Found(text, "Trần Văn An"));

    [Fact]
    public void The_longest_name_wins_and_names_do_not_overlap() => Assert.Equal(
        ["Chi bộ thôn Đoài Hạ", "thôn Đoài", "Trần Văn An"],
        Found("Chi bộ thôn Đoài Hạ, rồi thôn Đoài và Trần Văn An Bình.", "thôn Đoài", "Chi bộ thôn Đoài", "Chi bộ thôn Đoài Hạ", "Trần Văn An", "An Bình"));

    [Fact]
    public void A_comma_or_hyphen_that_a_name_itself_has_may_stand_there_or_not() => Assert.Equal(
        ["Trường THCS - Song Vân", "Trường THCS Song Vân", "H’Hen Niê"],
        Found("Trường THCS - Song Vân; Trường THCS Song Vân; H’Hen Niê", "Trường THCS – Song Vân", "H'Hen Niê"));

    [Fact]
    public void A_place_is_told_in_the_text_as_it_was_written()
    {
        var book = new NameBook();
        book.Add("Lê Thị Hoà", 7);
        var text = "Chị Lê Thị Hòa.".Normalize(NormalizationForm.FormD);

        var found = Assert.Single(book.In(text));

        Assert.Equal("Lê Thị Hòa".Normalize(NormalizationForm.FormD), text.Substring(found.Start, found.Length));
        Assert.Equal(("Lê Thị Hoà", 7), (found.Name, found.Tag));
    }

    [Fact]
    public void Hidden_hyphens_and_signs_beyond_the_basic_plane_do_no_harm() =>
        Assert.Equal(["Trần Văn\u00AD An"], Found("𝔄 😀 Trần Văn\u00AD An 😀", "Trần Văn An"));

    [Fact]
    public void The_first_of_two_names_that_read_alike_stays()
    {
        var book = new NameBook();
        book.Add("Hoà Bình", 1);
        book.Add("Hòa Bình", 2);

        Assert.Equal(("Hoà Bình", 1), book.In("HOÀ BÌNH").Select(found => (found.Name, found.Tag)).Single());
    }

    [Fact]
    public void Two_thousand_scripts_against_five_thousand_names_do_not_take_long()
    {
        string[] families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"], middles = ["Văn", "Thị", "Hữu", "Ngọc", "Đức"];
        var book = new NameBook();
        for (var at = 0; at < 5000; at++)
        {
            book.Add($"{families[at % 5]} {middles[at / 5 % 5]} Tên{at}", 1);
        }

        var sentence = "Chi bộ là hạt nhân chính trị ở cơ sở, lãnh đạo thực hiện đường lối của Đảng; đồng chí Nguyễn Văn nói về việc ấy. ";
        var text = string.Concat(Enumerable.Repeat(sentence, 42)) + "Trần Thị Tên6";
        Assert.InRange(text.Length, 4500, 5500);
        book.In(text);

        var watch = Stopwatch.StartNew();
        for (var script = 0; script < 2000; script++)
        {
            Assert.Single(book.In(text));
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static List<string> Found(string text, params string[] names)
    {
        var book = new NameBook();
        foreach (var name in names)
        {
            book.Add(name, 1);
        }

        return book.In(text).ConvertAll(found => text.Substring(found.Start, found.Length));
    }
}
