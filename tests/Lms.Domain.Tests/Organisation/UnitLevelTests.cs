using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class UnitLevelTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private readonly List<UnitLevel> known = [];

    [Fact]
    public void The_code_is_made_from_the_name_and_stays_its_own()
    {
        Assert.Equal("dang-bo-dac-khu", Add("Đảng bộ đặc khu").Code);
        Assert.Equal("dang-bo-dac-khu-2", Add("đảng bộ đặc khu 2").Code);
        var longName = new string('x', UnitLevel.NameLength);
        Assert.True(Add(longName).Code.Length <= UnitLevel.CodeLength);
        Assert.NotEqual(known[^1].Code, Add(longName[..^1]).Code);
    }

    [Fact]
    public void A_name_that_only_differs_in_tone_marks_or_capitals_is_taken()
    {
        Add("chi bộ bản");

        Assert.Equal("UnitLevel.NameTaken", Assert.Throws<RuleBrokenException>(() => Add("Chi bo ban")).Key);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("—")]
    public void A_level_needs_a_name_with_a_letter_in_it(string name) =>
        Assert.Equal("UnitLevel.NameRequired", Assert.Throws<RuleBrokenException>(() => Add(name)).Key);

    [Fact]
    public void Without_an_English_name_the_Vietnamese_one_stands() => Assert.Equal("chi bộ bản", Add("chi bộ bản").NameInEnglish);

    private UnitLevel Add(string name)
    {
        known.Add(UnitLevel.Add(Centre, name, "", UnitKind.PartyCell, known));
        return known[^1];
    }
}
