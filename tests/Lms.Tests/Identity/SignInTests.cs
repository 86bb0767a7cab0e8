using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Identity;

public sealed class SignInTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_comes_back_to_the_page_asked_for()
    {
        var visitor = app.Stranger();

        var page = await visitor.Get("/password");
        Assert.Equal("/sign-in", visitor.Location.AbsolutePath);

        await visitor.Submit(page, "form[action^='/sign-in']", ("Login", "SV-CB03"), ("Password", LmsApp.Password));
        Assert.Equal("/password", visitor.Location.AbsolutePath);
    }

    [Fact]
    public async Task People_sign_in_with_their_phone_number_too()
    {
        var visitor = app.Stranger();

        await visitor.SignIn("0900 000 003", LmsApp.Password);

        Assert.StartsWith("/c/song-van", visitor.Location.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_say_how_many_tries_are_left()
    {
        var visitor = app.Stranger();
        for (var left = 4; left > 0; left--)
        {
            Assert.Contains($"Còn {left} lần thử", (await Try(visitor, "SV-CB04", "sai-mat-khau")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("tạm khoá", (await Try(visitor, "SV-CB04", "sai-mat-khau")).Text, StringComparison.Ordinal);
        Assert.Contains("tạm khoá", (await Try(visitor, "SV-CB04", LmsApp.Password)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_nobody_has_is_refused_like_a_wrong_password()
    {
        var page = await Try(app.Stranger(), "KHONG-CO", LmsApp.Password);

        Assert.Contains("chưa đúng", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_address_on_another_site_is_ignored()
    {
        var visitor = app.Stranger();
        var page = await visitor.Get("/sign-in?returnUrl=https%3A%2F%2Fexample.org");

        await visitor.Submit(page, "form[action^='/sign-in']", ("Login", "SV-CB03"), ("Password", LmsApp.Password));

        Assert.Equal("localhost", visitor.Location.Host);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var answer = await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Login", "SV-CB03"), KeyValuePair.Create("Password", LmsApp.Password)]),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_password_given_out_by_the_office_must_be_changed_before_anything_else()
    {
        var visitor = await app.As("SV-HV02");
        await app.InDatabase(db => db.Users.Where(account => account.UserName == "SV-HV02")
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.MustChangePassword, true)));

        var page = await visitor.Get("/c/song-van");
        Assert.Equal("/password", visitor.Location.AbsolutePath);

        await visitor.Submit(page, "form[action='/password']", ("Current", LmsApp.Password), ("New", "mot cau de nho"), ("Again", "mot cau de nho"));
        Assert.NotEqual("/password", visitor.Location.AbsolutePath);
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_session()
    {
        var here = await app.As("SV-HV03");
        var elsewhere = await app.As("SV-HV03");

        await here.Submit(
            await here.Get("/password"), "form[action='/password']",
            ("Current", LmsApp.Password), ("New", "mot cau khac nua"), ("Again", "mot cau khac nua"));
        await elsewhere.Get("/password");

        Assert.Equal("/sign-in", elsewhere.Location.AbsolutePath);
        await here.Get("/password");
        Assert.Equal("/password", here.Location.AbsolutePath);
    }

    private static async Task<Page> Try(Visitor visitor, string code, string password) =>
        await visitor.Submit(await visitor.Get("/sign-in"), "form[action^='/sign-in']", ("Login", code), ("Password", password));
}
