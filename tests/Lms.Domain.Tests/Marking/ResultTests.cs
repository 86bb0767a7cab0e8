using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Marking;

public sealed class ResultTests
{
    private static readonly PolicyBook Policies = Sittings.Policies((PolicyKey.ClassificationBands, """
        [{"code":"Weak","vi":"Yếu","en":"Weak","from":0},
         {"code":"Average","vi":"Trung bình","en":"Average","from":5,"noPartBelow":5},
         {"code":"Good","vi":"Khá","en":"Good","from":7,"noPartBelow":6},
         {"code":"VeryGood","vi":"Giỏi","en":"Very good","from":8,"noPartBelow":7},
         {"code":"Excellent","vi":"Xuất sắc","en":"Excellent","from":9,"noPartBelow":8}]
        """));

    [Theory]
    [InlineData(4.99, "Weak")]
    [InlineData(5, "Average")]
    [InlineData(6.99, "Average")]
    [InlineData(7, "Good")]
    [InlineData(8, "VeryGood")]
    [InlineData(8.99, "VeryGood")]
    [InlineData(9, "Excellent")]
    [InlineData(10, "Excellent")]
    public void A_band_begins_at_its_floor(double mark, string expected) =>
        Assert.Equal(expected, Result.Classify((decimal)mark, [((decimal)mark, 10)], Policies));

    [Theory]
    [InlineData(5, 4, "Excellent")]
    [InlineData(5, 3.75, "VeryGood")]
    [InlineData(5, 3.25, "Good")]
    [InlineData(5, 2.75, "Average")]
    [InlineData(5, 2.25, "Weak")]
    public void A_weak_part_holds_the_whole_back_to_the_band_it_fits(double strong, double weak, string expected) =>
        Assert.Equal(expected, Result.Classify(9, [((decimal)strong, 5), ((decimal)weak, 5)], Policies));

    [Theory]
    [InlineData(49.99, "Weak")]
    [InlineData(50, "Average")]
    [InlineData(69.5, "Average")]
    [InlineData(70, "Good")]
    [InlineData(90, "Excellent")]
    public void A_mark_out_of_a_hundred_is_raised_to_ten_points_before_it_is_classified(double mark, string expected) =>
        Assert.Equal(expected, Result.Classify(PolicyBook.OutOfTen((decimal)mark, 100), [((decimal)mark, 100)], Policies));

    [Theory]
    [InlineData("HalfUp", 90.785, 90.79)]
    [InlineData("HalfUp", 2.675, 2.68)]
    [InlineData("HalfUp", 7.7449, 7.74)]
    [InlineData("Down", 90.789, 90.78)]
    public void A_final_mark_is_rounded_as_the_policy_says(string mode, double mark, double expected) =>
        Assert.Equal((decimal)expected, new MarkRounding(2, mode).Round((decimal)mark));

    [Fact]
    public void A_rounding_nobody_knows_is_an_error_and_not_a_guess() =>
        Assert.Equal("PolicyRecord.Unreadable", Assert.Throws<RuleBrokenException>(() => new MarkRounding(2, "Bankers").Round(1)).Key);
}
