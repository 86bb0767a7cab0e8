using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class LessonStepsTests
{
    [Theory]
    [InlineData("1. Ổn định lớp", LessonStep.Settling)]
    [InlineData("Kiểm tra bài cũ", LessonStep.Recall)]
    [InlineData("III. GIẢNG BÀI MỚI", LessonStep.Teaching)]
    [InlineData("Câu hỏi thảo luận", LessonStep.Discussion)]
    [InlineData("Củng cố, hướng dẫn tự học", LessonStep.Consolidation)]
    [InlineData("Hướng dẫn tự học", LessonStep.SelfStudy)]
    [InlineData("Điều 1. Phạm vi điều chỉnh", LessonStep.Teaching)]
    [InlineData("Công tác kiểm tra, giám sát của Đảng trong giai đoạn hiện nay ở cơ sở", LessonStep.Teaching)]
    [InlineData("", LessonStep.Teaching)]
    public void The_step_is_told_by_the_words_of_a_heading(string heading, LessonStep step) => Assert.Equal(step, LessonSteps.Guess(heading));

    [Fact]
    public void A_heading_in_NFD_says_the_same() => Assert.Equal(LessonStep.Discussion, LessonSteps.Guess("Thảo luận".Normalize(System.Text.NormalizationForm.FormD)));

    [Theory]
    [InlineData(180, 7)]
    [InlineData(45, 45)]
    [InlineData(90, 1)]
    public void Even_minutes_fill_the_lesson(int minutes, int parts)
    {
        var shares = LessonSteps.ShareEvenly(minutes, parts);

        Assert.Equal(minutes, shares.Sum());
        Assert.True(shares.Max() - shares.Min() <= 1);
    }

    [Fact]
    public void Every_part_lasts_a_minute_even_where_the_lesson_is_full() => Assert.Equal([1, 1, 1], LessonSteps.ShareEvenly(0, 3));
}
