using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class FilmTextsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly Guid author = Guid.NewGuid();
    private readonly LessonPlan plan;
    private readonly Material film;

    public FilmTextsTests()
    {
        plan = new LessonPlan(Guid.NewGuid(), Guid.NewGuid(), author, periods: 2, new("Bài", "", "", "", "", "", "", "", ""), Now);
        film = plan.AddPart(new PartContent("Phần", LessonStep.Teaching, 90, WrittenText.Empty)).Attach(Guid.NewGuid(), MaterialKind.Video, "");
    }

    [Fact]
    public void A_film_has_one_set_of_captions_in_each_language()
    {
        film.AddCaptions(Guid.NewGuid(), CaptionLanguage.Vietnamese, "thừa");
        var other = film.AddCaptions(Guid.NewGuid(), CaptionLanguage.Other, " Tiếng Thái ");
        var second = film.AddCaptions(Guid.NewGuid(), CaptionLanguage.Vietnamese, "");

        Assert.Equal([(other.FileId, "Tiếng Thái"), (second.FileId, "")], film.Tracks.Select(track => (track.FileId, track.Label)));
        film.RemoveCaptions(other);
        Assert.Same(second, Assert.Single(film.Tracks));
    }

    [Fact]
    public void Another_language_has_a_name_and_only_a_film_is_spoken()
    {
        Assert.Equal("Captions.LanguageRequired", Broken(() => film.AddCaptions(Guid.NewGuid(), CaptionLanguage.Other, " ")));
        Assert.Equal("Captions.LanguageRequired", Broken(() => film.AddCaptions(Guid.NewGuid(), default, "")));
        var picture = plan.Parts[0].Attach(Guid.NewGuid(), MaterialKind.Picture, "");
        Assert.Equal("Material.NoFilm", Broken(() => picture.AddCaptions(Guid.NewGuid(), CaptionLanguage.English, "")));
        Assert.Equal("Material.NoFilm", Broken(() => picture.Divide([])));
    }

    [Fact]
    public void They_go_with_the_plan_to_its_copies_its_revisions_and_what_is_kept()
    {
        var (vietnamese, thai) = (Guid.NewGuid(), Guid.NewGuid());
        film.AddCaptions(vietnamese, CaptionLanguage.Vietnamese, "");
        film.AddCaptions(thai, CaptionLanguage.Other, "Tiếng Thái");
        film.Divide(Chapters.Read("0:05 Một"));
        plan.Submit(author, periodMinutes: 45, Now);
        plan.Approve(Guid.NewGuid(), Now);

        var kept = Assert.Single(Assert.Single(plan.Kept).Copy.Parts[0].Materials);
        Assert.Equal(("0:05 Một\n", 2), (kept.Chapters, kept.Tracks.Count));
        foreach (var copy in new[] { plan.Revise(author, Draw, Now), plan.CopyFor(plan.LessonId, Guid.NewGuid(), Draw, Now) })
        {
            var same = Assert.Single(Assert.Single(copy.Parts).Materials);
            Assert.Equal("0:05 Một\n", same.Chapters);
            Assert.Equal(
                [(same.Id, vietnamese, CaptionLanguage.Vietnamese, ""), (same.Id, thai, CaptionLanguage.Other, "Tiếng Thái")],
                same.Tracks.Select(track => (track.MaterialId, track.FileId, track.Language, track.Label)));
            Assert.NotEqual(film.Tracks[0].Id, same.Tracks[0].Id);
        }
    }

    private static WrittenText Draw(string source) => new(source, source, 1);

    private static string Broken(Action act) => Assert.Throws<RuleBrokenException>(act).Key;
}
