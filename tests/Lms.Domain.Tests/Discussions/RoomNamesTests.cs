using System.Text;
using Lms.Domain.Discussions;

namespace Lms.Domain.Tests.Discussions;

public sealed class RoomNamesTests
{
    private static readonly Guid Huong = Guid.NewGuid();
    private static readonly Guid Binh = Guid.NewGuid();
    private static readonly Guid OtherBinh = Guid.NewGuid();
    private static readonly Guid BinhMinh = Guid.NewGuid();

    private readonly RoomNames names = new(
    [
        (Huong, "Nguyễn Thị Hường", "Xã Phú Lạc"), (Binh, "Lê Bình", "Đảng bộ xã An [Mỹ]"), (OtherBinh, "Lê Bình", "Xã Phú Lạc"), (BinhMinh, "Lê Bình Minh", ""),
    ]);

    [Fact]
    public void A_full_name_behind_the_sign_gets_its_brackets_and_names_one()
    {
        var (text, named) = names.In("Như @nguyễn thị hường nói, (@Lê Bình Minh) cũng thế.");

        Assert.Equal("Như @[Nguyễn Thị Hường] nói, (@[Lê Bình Minh]) cũng thế.", text);
        Assert.Equal([Huong, BinhMinh], named);
    }

    [Fact]
    public void Namesakes_are_told_apart_by_their_unit_and_both_are_meant_where_it_is_not_said()
    {
        Assert.Equal(["Nguyễn Thị Hường", "Lê Bình, Đảng bộ xã An (Mỹ)", "Lê Bình, Xã Phú Lạc", "Lê Bình Minh"], names.All.Select(one => one.Label));
        Assert.Equal([OtherBinh], names.In("@[Lê Bình, Xã Phú Lạc]").Named);
        Assert.Equal([Binh, OtherBinh], names.In("@Lê Bình ơi").Named);
        Assert.Equal("@[Lê Bình] ơi", names.In("@Lê Bình ơi").Text);
        var alike = new RoomNames([(Binh, "Lê Bình", "Xã Phú Lạc"), (OtherBinh, "Lê Bình", "Xã Phú Lạc")]);
        Assert.Equal([OtherBinh], alike.In($"@[{alike.All[1].Label}]").Named);
    }

    [Fact]
    public void Brackets_are_found_without_accents_and_in_decomposed_letters()
    {
        Assert.Equal("@[Nguyễn Thị Hường]", names.In("@[nguyen thi huong]").Text);
        Assert.Equal([Huong], names.In($"@[{"Nguyễn Thị Hường".Normalize(NormalizationForm.FormD)}]").Named);
    }

    [Theory]
    [InlineData("huong@Lê Bình")]
    [InlineData("@Lê Bìnhh")]
    [InlineData("@[Trần Văn Không]")]
    [InlineData("@[Lê Bình")]
    [InlineData("> @Nguyễn Thị Hường\n  > @Lê Bình Minh")]
    [InlineData("@")]
    [InlineData("@[]")]
    public void What_names_nobody_stays_as_it_is(string typed)
    {
        var (text, named) = names.In(typed);

        Assert.Equal(typed, text);
        Assert.Empty(named);
    }

    [Fact]
    public void A_post_does_not_call_the_whole_class()
    {
        var many = new RoomNames([.. Enumerable.Range(0, 11).Select(number => (Guid.NewGuid(), $"Người {(char)('A' + number)}", ""))]);

        Assert.Equal(10, many.In(string.Join(' ', many.All.Take(10).Select(one => $"@{one.Name}"))).Named.Count);
        Assert.Equal("RoomEvent.TooManyMentions", Assert.Throws<RuleBrokenException>(() => many.In(string.Join(' ', many.All.Select(one => $"@{one.Name}")))).Key);
    }
}
