using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Positions;

/// <summary>Two officers who have the same position, or the same kind of duty, open at once.</summary>
public sealed class TwoOfficersTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Position = "/c/song-van/positions/cell-secretary/edit";
    private const string Tag = "/c/song-van/duty-tags/Propaganda/edit";
    private const string Save = "form[action$='/edit']";

    [Theory]
    [InlineData(Position)]
    [InlineData(Tag)]
    public async Task The_second_sees_both_and_overwrites_nothing_unseen(string path)
    {
        var (first, second) = (await app.As("SV-CB03"), await app.As("SV-CB01"));
        var (theirs, mine) = (await first.Get(path), await second.Get(path));
        await first.Submit(theirs, Save, ("NameInEnglish", "Written by the first"));

        var answer = await second.Submit(mine, Save, ("Name", "Tên của người thứ hai"));

        Assert.Contains("Người khác vừa sửa", answer.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("Written by the first", answer.Find("table.since").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tên của người thứ hai", answer.Find("table.since").TextContent, StringComparison.Ordinal);
        Assert.Equal("Tên của người thứ hai", answer.Find("[name=Name]").GetAttribute("value"));
        Assert.Contains("Written by the first", (await first.Get(path)).Find("[name=NameInEnglish]").GetAttribute("value"), StringComparison.Ordinal);
        Assert.DoesNotContain("người thứ hai", (await first.Get(path)).Html, StringComparison.Ordinal);

        await second.Submit(answer, Save, ("NameInEnglish", "Written by the first"));

        Assert.Equal("/c/song-van/positions", second.Location.AbsolutePath);
        var stored = await first.Get(path);
        Assert.Equal("Tên của người thứ hai", stored.Find("[name=Name]").GetAttribute("value"));
        Assert.Equal("Written by the first", stored.Find("[name=NameInEnglish]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/c/song-van/positions/civil-servant/edit")]
    [InlineData("/c/song-van/duty-tags/PublicService/edit")]
    public async Task Of_two_at_the_same_moment_one_is_stored_and_the_other_told(string path)
    {
        var officers = new[] { await app.As("SV-CB03"), await app.As("SV-CB01") };
        var forms = new[] { await officers[0].Get(path), await officers[1].Get(path) };

        var answers = await app.InDatabase(async db =>
        {
            // Nobody stores before both have come as far as they can.
            await using var gate = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("lock table positions, duty_tags in exclusive mode");
            var posts = officers.Zip(forms).Select((both, place) => Task.Run(() => both.First.Post(both.Second, Save, ("Name", $"Tên số {place}")))).ToList();
            while (await Waiting() < posts.Count && !posts.Exists(post => post.IsCompleted))
            {
                await Task.Delay(20);
            }

            await gate.CommitAsync();
            return await Task.WhenAll(posts);
        });

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.DoesNotContain(answers, answer => (int)answer.StatusCode >= 500);
    }

    [Fact]
    public async Task A_tag_gets_another_name_and_keeps_its_code()
    {
        var office = await app.As("SV-CB03");
        var page = await office.Submit(await office.Get("/c/song-van/duty-tags/Inspection/edit"), Save, ("Name", "Kiểm tra và giám sát"));

        Assert.Contains("Đã sửa nhóm nhiệm vụ", page.Text, StringComparison.Ordinal);
        Assert.Equal("Kiểm tra và giám sát", await app.InDatabase(db => db.DutyTags
            .Where(tag => tag.Code == "Inspection" && db.Centres.Any(centre => centre.Id == tag.CentreId && centre.Slug == "song-van")).Select(tag => tag.Name).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf("/c/song-van/duty-tags/Khong-co/edit"));
    }

    private Task<int> Waiting() => app.InDatabase(db => db.Database.SqlQueryRaw<int>(
        "select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync());
}
