using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class SimilarScriptsTests
{
    [Fact]
    public void Two_that_share_most_of_their_words_are_told_and_others_are_not()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var scripts = Crowd(30);
        scripts.Add(one, [Essay(1001, 300)]);
        scripts.Add(other, [$"{Essay(1001, 240)} {Essay(1002, 60)}"]);

        var pair = Assert.Single(scripts.Pairs());

        Assert.Equal(new[] { one, other }.Order(), new[] { pair.First, pair.Second }.Order());
        Assert.InRange(pair.Percent, 75, 85);
    }

    [Fact]
    public void Other_marks_case_and_punctuation_do_not_hide_it()
    {
        var scripts = Crowd(10);
        scripts.Add(Guid.NewGuid(), [$"{Words} {Essay(5, 40)}"]);
        scripts.Add(Guid.NewGuid(), [$"{Essay(6, 40)} {Words.ToUpperInvariant().Replace("hoà", "hòa", StringComparison.Ordinal).Replace(" ", " , ", StringComparison.Ordinal)}"]);

        Assert.Single(scripts.Pairs());
    }

    [Fact]
    public void What_everybody_was_given_is_nobodys_own()
    {
        var scripts = Crowd(10);
        scripts.Give(Words);
        scripts.Add(Guid.NewGuid(), [$"{Words} {Essay(5, 40)}"]);
        scripts.Add(Guid.NewGuid(), [$"{Words} {Essay(6, 40)}"]);

        Assert.Empty(scripts.Pairs());
    }

    [Fact]
    public void A_definition_that_many_know_by_heart_does_not_count()
    {
        var scripts = new SimilarScripts();
        for (var at = 0; at < 40; at++)
        {
            scripts.Add(Guid.NewGuid(), [$"{Words} {Essay(at, 60)}"]);
        }

        Assert.Empty(scripts.Pairs());
    }

    [Fact]
    public void Three_of_a_small_class_that_wrote_together_are_told_in_pairs()
    {
        var scripts = Crowd(9);
        for (var at = 0; at < 3; at++)
        {
            scripts.Add(Guid.NewGuid(), [$"{Words} {Essay(500 + at, 30)}"]);
        }

        Assert.Equal(3, scripts.Pairs().Count);
    }

    [Fact]
    public void A_few_lines_say_nothing()
    {
        var scripts = Crowd(10);
        scripts.Add(Guid.NewGuid(), [Essay(1, 15)]);
        scripts.Add(Guid.NewGuid(), [Essay(1, 15)]);

        Assert.Empty(scripts.Pairs());
    }

    [Fact]
    public void The_answers_of_a_script_are_taken_together()
    {
        var scripts = Crowd(10);
        scripts.Add(Guid.NewGuid(), [Essay(1, 60), Essay(2, 60)]);
        scripts.Add(Guid.NewGuid(), [Essay(2, 60)]);

        Assert.InRange(Assert.Single(scripts.Pairs()).Percent, 99, 100);
    }

    private const string Words =
        "trong một kỳ sinh hoạt chi bộ vừa qua tôi đã để đồng chí phó bí thư điều hành phần góp ý và chính sự hoà nhã ấy làm nhiều đảng viên trẻ mạnh dạn nói";

    private static SimilarScripts Crowd(int size)
    {
        var scripts = new SimilarScripts();
        for (var at = 0; at < size; at++)
        {
            scripts.Add(Guid.NewGuid(), [Essay(10_000 + at, 200)]);
        }

        return scripts;
    }

    /// <summary>Syllables drawn from four hundred; the same seed begins with the same ones.</summary>
    private static string Essay(int seed, int syllables)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, syllables).Select(_ => $"tiếng{random.Next(400)}"));
    }
}
