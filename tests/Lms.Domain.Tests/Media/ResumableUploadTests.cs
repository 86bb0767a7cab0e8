using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class ResumableUploadTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly LessonPart part = new LessonPlan(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 2, new LessonPlanHeader("Bài", "", "", "", "", "", "", "", ""), Now)
        .AddPart(new PartContent("Mở đầu", LessonStep.Teaching, 10, WrittenText.Empty));

    [Fact]
    public void The_last_byte_is_told_only_once_it_is_a_material()
    {
        var upload = Begin(length: 100);
        Assert.Equal([0, 99, 99], new long[] { upload.Offset(0), upload.Offset(99), upload.Offset(100) });

        upload.Finish(Now);

        Assert.Equal([100, 100], new long[] { upload.Offset(100), upload.Offset(0) });
        Assert.Throws<InvalidOperationException>(() => upload.Grow(Now));
        Assert.Throws<InvalidOperationException>(() => upload.Finish(Now));
    }

    [Fact]
    public void It_waits_two_days_for_its_next_bytes()
    {
        var upload = Begin(length: 100);
        Assert.False(upload.HasExpired(Now + TimeSpan.FromHours(47.9)));
        Assert.True(upload.HasExpired(Now + TimeSpan.FromHours(48)));

        upload.Grow(Now + TimeSpan.FromHours(40));
        Assert.False(upload.HasExpired(Now + TimeSpan.FromHours(87.9)));
        Assert.True(upload.HasExpired(Now + TimeSpan.FromHours(88)));
    }

    [Fact]
    public void What_is_empty_or_bears_too_long_a_caption_is_not_begun()
    {
        Assert.Equal("Upload.Empty", Assert.Throws<RuleBrokenException>(() => Begin(length: 0)).Key);
        Assert.Equal("Material.CaptionTooLong", Assert.Throws<RuleBrokenException>(() => Begin(100, new string('a', Material.CaptionLength + 1))).Key);
        Assert.Equal(("x.mp4", "Chú thích"), (Begin(100, " Chú thích ").Name, Begin(100, " Chú thích ").Caption));
    }

    [Theory]
    [InlineData("phim.mp4", "<!DOCTYPE html>", true)]
    [InlineData("anh.PNG", "%PDF-1.7", true)]
    [InlineData("trang.html", "<!DOCTYPE html>", false)]
    [InlineData("khong-duoi", "%PDF-1.7", false)]
    public void Bytes_keep_what_a_name_promises(string name, string bytes, bool isRefused)
    {
        var head = System.Text.Encoding.Latin1.GetBytes(bytes);
        if (isRefused)
        {
            Assert.Equal("Upload.NotWhatItSays", Assert.Throws<RuleBrokenException>(() => FileFormat.OfNamed(name, head)).Key);
        }
        else
        {
            Assert.Equal(FileFormat.Of(head), FileFormat.OfNamed(name, head));
        }
    }

    private ResumableUpload Begin(long length, string caption = "") => new(part, Guid.NewGuid(), "../../x.mp4", caption, length, Now);
}
