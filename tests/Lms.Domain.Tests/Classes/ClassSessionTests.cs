using Lms.Domain.Classes;

namespace Lms.Domain.Tests.Classes;

public sealed class ClassSessionTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 9, 0, 30, 0, TimeSpan.Zero);

    private readonly ClassSession session = new TrainingClass(
        Guid.NewGuid(), Guid.NewGuid(), "K1", "Lớp 1", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 20))
        .AddSession("Bài 1", Morning, Morning.AddHours(3), "", Guid.NewGuid());

    [Theory]
    [InlineData("https://hop.example.vn/lop-1")]
    [InlineData("  https://hop.example.vn/lop-1 ")]
    [InlineData("HTTPS://HOP.example.vn/lop-1")]
    public void A_class_meets_at_an_https_address(string typed)
    {
        session.MeetAt(typed);
        Assert.Equal("https://hop.example.vn/lop-1", session.MeetingUrl);
    }

    [Fact]
    public void A_room_number_and_its_code_belong_to_the_address()
    {
        session.MeetAt("https://hop.example.vn:8443/j/123?pwd=a%40b#bat-dau");
        Assert.Equal("https://hop.example.vn:8443/j/123?pwd=a%40b#bat-dau", session.MeetingUrl);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void No_address_takes_the_meeting_away(string? typed)
    {
        session.MeetAt("https://hop.example.vn/lop-1");
        session.MeetAt(typed);
        Assert.Null(session.MeetingUrl);
    }

    [Theory]
    [InlineData("http://hop.example.vn/lop-1")]
    [InlineData("hop.example.vn/lop-1")]
    [InlineData("//hop.example.vn/lop-1")]
    [InlineData("/c/song-van")]
    [InlineData("https:///lop-1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("zoommtg://zoom.us/join?confno=1")]
    public void What_is_no_complete_https_address_is_refused(string typed) => Breaks("ClassSession.MeetingLinkInvalid", typed);

    [Fact]
    public void An_address_ends_somewhere_however_it_is_written()
    {
        Breaks("ClassSession.MeetingLinkInvalid", "https://hop.example.vn/" + new string('a', ClassSession.MeetingUrlLength));

        // Each of these letters takes six signs in an address.
        Breaks("ClassSession.MeetingLinkInvalid", "https://hop.example.vn/" + new string('đ', 100));
    }

    [Theory]
    [InlineData("https://khai:mat-khau@hop.example.vn/lop-1")]
    [InlineData("https://khai@hop.example.vn/lop-1")]
    public void Nobody_signs_in_through_the_address(string typed) => Breaks("ClassSession.MeetingLinkHasPassword", typed);

    private void Breaks(string rule, string typed)
    {
        Assert.Equal(rule, Assert.Throws<RuleBrokenException>(() => session.MeetAt(typed)).Key);
        Assert.Null(session.MeetingUrl);
    }
}
