using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Exams.Answers;

/// <summary>Every save of an answer stays, can be looked at, and can be taken back as a new one.</summary>
public sealed class RevisionTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Every_save_is_told_newest_first_and_each_shows_the_text_of_its_time()
    {
        var candidate = await Candidate.At(app, "SV-HV03");
        string[] texts = ["Đảng", "Đảng ta 😀", "Đảng 😁\nlà", ""];
        foreach (var (sequence, text) in texts.Index())
        {
            await candidate.Save(text, sequence);
        }

        var list = await candidate.Visitor.Get(Saves(candidate));
        Assert.Equal(
            [4, 3, 2, 1],
            list.Document.QuerySelectorAll(".split__act a").Select(link => int.Parse(link.GetAttribute("href")!.Split('/')[^1], Culture)));
        foreach (var (sequence, text) in texts.Index())
        {
            var page = await candidate.Visitor.Get($"{Saves(candidate)}/{sequence + 1}");
            Assert.Equal(text, page.Find("#past").TextContent);
        }
    }

    [Fact]
    public async Task An_older_text_is_taken_back_as_a_new_save_and_none_is_removed()
    {
        var candidate = await Candidate.At(app, "SV-HV04");
        await candidate.Save("bản đầu\ncó hai dòng", 0);
        await candidate.Save("bản sau", 1);

        var page = await candidate.Visitor.Get($"{Saves(candidate)}/1");
        var writing = await candidate.Visitor.Submit(page, "form[action*='/attempts/']");

        Assert.Equal("bản đầu\ncó hai dòng", writing.Find("#text-1").TextContent);
        Assert.Equal("3", writing.Find("[name='Answers[0].Sequence']").GetAttribute("value"));
        Assert.Equal("bản sau", (await candidate.Visitor.Get($"{Saves(candidate)}/2")).Find("#past").TextContent);
        Assert.Empty((await candidate.Visitor.Get($"{Saves(candidate)}/3")).Document.QuerySelectorAll("form[action*='/attempts/'] button"));
    }

    [Fact]
    public async Task Taking_back_after_another_tab_has_saved_shows_both_texts()
    {
        var candidate = await Candidate.At(app, "SV-HV05");
        await candidate.Save("bản đầu", 0);
        await candidate.Save("bản sau", 1);
        var page = await candidate.Visitor.Get($"{Saves(candidate)}/1");
        await candidate.Save("trang kia vừa lưu", 2);

        var disputed = await candidate.Visitor.Submit(page, "form[action*='/attempts/']");

        Assert.Equal("bản đầu", disputed.Find("#text-1").TextContent);
        Assert.Equal("trang kia vừa lưu", disputed.Find("#other-1").TextContent);
    }

    [Fact]
    public async Task Many_saves_come_in_pages_and_a_page_beyond_the_last_is_the_last()
    {
        var candidate = await Candidate.At(app, "SV-HV06");
        for (var sequence = 0; sequence < 52; sequence++)
        {
            await candidate.Save(new string('a', sequence + 1), sequence);
        }

        Assert.Equal(50, (await candidate.Visitor.Get(Saves(candidate))).Document.QuerySelectorAll(".split__act a").Length);
        foreach (var page in new[] { "2", "99" })
        {
            Assert.Equal(2, (await candidate.Visitor.Get($"{Saves(candidate)}?page={page}")).Document.QuerySelectorAll(".split__act a").Length);
        }
    }

    [Fact]
    public async Task Once_handed_in_the_saves_are_read_and_not_taken_back()
    {
        var candidate = await Candidate.At(app, "SV-HV07");
        await candidate.Save("một", 0);
        await candidate.Save("hai", 1);
        await candidate.HandIn();

        var page = await candidate.Visitor.Get($"{Saves(candidate)}/1");

        Assert.Equal("một", page.Find("#past").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*='/attempts/'] button"));
    }

    [Fact]
    public async Task Nobody_else_reads_them_and_what_is_not_there_is_not_found()
    {
        var candidate = await Candidate.At(app, "SV-HV08");
        await candidate.Save("của riêng tôi", 0);
        foreach (var code in new[] { "SV-HV09", "SV-CB01", "SV-CB03", "SV-CB07" })
        {
            var other = await app.As(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Saves(candidate))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Saves(candidate)}/1")).Status);
        }

        foreach (var path in new[] { "/1/revisions/0", "/1/revisions/2", "/1/revisions/-1", "/9/revisions", "/9/revisions/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await candidate.Visitor.Get($"{candidate.Path}/answers{path}")).Status);
        }
    }

    private static readonly System.Globalization.CultureInfo Culture = System.Globalization.CultureInfo.InvariantCulture;

    private static string Saves(Candidate candidate) => $"{candidate.Path}/answers/1/revisions";
}
