using System.Text;
using Lms.Domain.Language;
using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class DutyWordingTests
{
    private static readonly HashSet<string> Register = [.. new[] { "Nguyễn Thị Hường", "Giàng A Páo", "Lê Hoà", "Ksor" }.Select(SearchKey.Of)];

    [Theory]
    [InlineData("bí thư chi bộ", "chủ trì sinh hoạt chi bộ", WordingConcerns.None)]
    [InlineData("bí thư chi bộ thay Nguyễn Thị Hường", "chủ trì sinh hoạt", WordingConcerns.NamesPerson)]
    [InlineData("bí thư chi bộ", "giúp đồng chí nguyen thi huong, phụ trách dân vận", WordingConcerns.NamesPerson)]
    [InlineData("tổ trưởng", "cùng Lê Hòa đi cơ sở", WordingConcerns.NamesPerson)]
    [InlineData("tổ trưởng", "phụ trách Ksor", WordingConcerns.None)]
    [InlineData("trưởng thôn Lê", "Hoà giải ở cơ sở", WordingConcerns.None)]
    [InlineData("tổ trưởng", "phụ trách lê hoàng", WordingConcerns.None)]
    [InlineData("tổ trưởng 0912 345 678", "dân vận", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng", "liên hệ +84.912.345.678", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng", "hường@song-van.vn", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng", "xem www.songvan.vn", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng", "dân\nvận", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng {{duty}}", "dân vận", WordingConcerns.Foreign)]
    [InlineData("tổ trưởng tổ dân phố 7", "nhiệm kỳ 2025–2030, Nghị quyết 57-NQ/TW ngày 22/12/2024", WordingConcerns.None)]
    public void The_wording_is_looked_over(string position, string duty, WordingConcerns expected)
    {
        Assert.Equal(expected, DutyWording.Concerns(position, duty, Register));
        Assert.Equal(expected, DutyWording.Concerns(position.Normalize(NormalizationForm.FormD), duty.Normalize(NormalizationForm.FormD), Register));
    }

    [Fact]
    public void More_words_or_letters_than_fit_a_sentence_are_too_long()
    {
        var words = string.Join(' ', Enumerable.Repeat("làm", DutyWording.MostWords - 1));

        Assert.Equal(WordingConcerns.None, DutyWording.Concerns("tổ", words, Register));
        Assert.Equal(WordingConcerns.TooLong, DutyWording.Concerns("tổ trưởng", words, Register));
        Assert.Equal(WordingConcerns.TooLong, DutyWording.Concerns("tổ", new string('d', DutyWording.MostLetters), Register));
    }

    [Fact]
    public void Every_name_found_begins_with_one_of_the_beginnings() =>
        Assert.Contains("nguyen thi", DutyWording.Beginnings("bí thư", "giúp Nguyễn Thị Hường"));

    [Fact]
    public void A_look_holds_until_there_is_more_to_look_at()
    {
        var now = new DateTimeOffset(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);
        var duty = new DutyAssignment(Guid.NewGuid(), Guid.NewGuid(), "bí thư", "chủ trì", "T", Guid.NewGuid(), new(2026, 3, 9), true);
        duty.Judge(WordingConcerns.NamesPerson);
        Assert.True(duty.WantsLook);

        duty.LookOver(Guid.NewGuid(), now);
        duty.Judge(WordingConcerns.NamesPerson);
        Assert.False(duty.WantsLook);

        duty.Judge(WordingConcerns.NamesPerson | WordingConcerns.Foreign);
        Assert.True(duty.WantsLook);
    }
}
