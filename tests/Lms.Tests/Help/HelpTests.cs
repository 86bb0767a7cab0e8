using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Help;

public sealed class HelpTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Every_help_page_opens_in_both_languages_for_everybody_signed_in()
    {
        var visitor = await app.As("SV-HV01");
        foreach (var (language, word) in new[] { ("vi", "Hướng dẫn"), ("en", "Help") })
        {
            await visitor.PostTo("/language", ("language", language), ("returnUrl", "/help"));
            var list = await visitor.Get("/help");
            var links = list.Document.QuerySelectorAll("h2 a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Contains(word, list.Find("h1").TextContent, StringComparison.Ordinal);
            Assert.True(links.Count >= 3);
            foreach (var link in links)
            {
                var page = await visitor.Get(link);
                Assert.Equal(language, page.Find("article").GetAttribute("lang"));
                Assert.NotEmpty(page.Document.QuerySelectorAll("article h2"));
            }
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_found_and_no_file_beside_the_help_is_read()
    {
        var visitor = await app.As("SV-HV01");

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/help/khong-co"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/help/..%2Fpolicies"));
    }

    [Fact]
    public async Task A_stranger_signs_in_first()
    {
        var stranger = app.Stranger();
        await stranger.Get("/help");

        Assert.Equal("/sign-in", stranger.Location.AbsolutePath);
    }
}
