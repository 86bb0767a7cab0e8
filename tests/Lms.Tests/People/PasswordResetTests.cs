using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.People;

public sealed class PasswordResetTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_reset_unlocks_ends_every_session_and_the_new_password_is_good_for_one_sign_in()
    {
        var old = await app.As("SV-HV05");
        await app.InDatabase(db => db.Users.Where(account => account.UserName == "SV-HV05")
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, app.Clock.GetUtcNow().AddYears(1))));
        var office = await app.As("SV-CB03");
        var path = $"/c/song-van/people/{await app.Person("SV-HV05")}";
        var before = await office.Get(path);
        Assert.Contains("Đang bị khoá", before.Text, StringComparison.Ordinal);

        var slip = await office.Submit(before, $"form[action='{path}/password-resets']");
        var password = slip.Find("code").TextContent;

        Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", password);
        await old.Get("/c/song-van");
        Assert.Equal("/sign-in", old.Location.AbsolutePath);
        Assert.DoesNotContain(password, (await office.Get(path)).Text, StringComparison.Ordinal);

        var person = app.Stranger();
        await person.SignIn("SV-HV05", password);
        await person.Get("/c/song-van/classes");
        Assert.Equal("/password", person.Location.AbsolutePath);
        await person.Submit(
            await person.Get("/password"), "form[action='/password']",
            ("Current", password), ("New", "ngo non xanh bai"), ("Again", "ngo non xanh bai"));
        Assert.Equal(HttpStatusCode.OK, await person.StatusOf("/c/song-van/classes"));
        Assert.Contains("Cấp lại mật khẩu", (await office.Get(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_with_the_password_is_not_kept_by_any_cache()
    {
        var office = await app.As("SV-CB03");
        var answer = await office.PostTo($"/c/song-van/people/{await app.Person("SV-HV06")}/password-resets");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SV-CB03", "SV-CB01", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB03", "SV-CB10", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB03", "SV-CB03", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB01", "SV-HV07", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB05", "SV-HV07", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB10", "SV-CB01", HttpStatusCode.OK)]
    [InlineData("SV-CB10", "DL-HV01", HttpStatusCode.NotFound)]
    public async Task Who_may_reset_whom(string actor, string subject, HttpStatusCode status) => Assert.Equal(
        status,
        (await (await app.As(actor)).PostTo($"/c/song-van/people/{await app.Person(subject)}/password-resets")).StatusCode);

    [Fact]
    public async Task Nobody_here_resets_whoever_manages_another_centre()
    {
        var (centre, id) = (await app.Centre("song-van"), await app.Person("DL-CB01"));
        await app.InDatabase(async db =>
        {
            db.Memberships.Add(new(centre, id, app.Clock.Today().AddDays(-1)));
            await db.SaveChangesAsync();
        });

        foreach (var actor in new[] { "SV-CB04", "SV-CB10" })
        {
            var visitor = await app.As(actor);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"/c/song-van/people/{id}/password-resets")).StatusCode);
            Assert.Null((await visitor.Get($"/c/song-van/people/{id}")).Document.QuerySelector("form[action$='password-resets']"));
        }
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_happens()
    {
        var office = await app.As("SV-CB04");
        var answer = await office.Send(new HttpRequestMessage(HttpMethod.Post, $"/c/song-van/people/{await app.Person("SV-HV08")}/password-resets"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await app.As("SV-HV08");
    }
}
