using System.Net;
using System.Text.Json;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Identity;

/// <summary>The password asked for again on a page that may not be left.</summary>
public sealed class RenewalTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Who_was_signed_in_goes_on_by_the_password_alone()
    {
        var visitor = app.Stranger();

        var answer = await Renew(visitor, await app.Person("SV-HV03"), LmsApp.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await Json(answer)).GetProperty("mustChange").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/c/song-van/attempts")).Status);
    }

    [Fact]
    public async Task A_wrong_password_says_how_many_tries_are_left_and_then_that_the_account_is_locked()
    {
        var (visitor, person) = (app.Stranger(), await app.Person("SV-HV04"));
        for (var left = 4; left > 0; left--)
        {
            var wrong = await Renew(visitor, person, "khong-phai");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal($"Mật khẩu chưa đúng. Còn {left} lần thử.", (await Json(wrong)).GetProperty("reason").GetString());
        }

        Assert.Contains("tạm khoá 15 phút", (await Json(await Renew(visitor, person, "khong-phai"))).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("tạm khoá", (await Json(await Renew(visitor, person, LmsApp.Password))).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", await Where(visitor));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_person_and_a_password()
    {
        var visitor = app.Stranger();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Renew(visitor, Guid.NewGuid(), LmsApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Renew(visitor, await app.Person("SV-HV05"), "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Renew(visitor, await app.Person("SV-HV05"), LmsApp.Password, "forged")).StatusCode);
        Assert.Equal("/sign-in", await Where(visitor));
    }

    [Fact]
    public async Task With_a_password_that_the_office_gave_out_a_new_one_is_asked_for_first()
    {
        var person = await app.Person("SV-HV06");
        await app.InDatabase(db => db.Users.Where(account => account.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.MustChangePassword, true)));

        var answer = await Renew(app.Stranger(), person, LmsApp.Password);

        Assert.True((await Json(answer)).GetProperty("mustChange").GetBoolean());
    }

    [Fact]
    public async Task Signing_out_tells_the_browser_to_forget_what_it_keeps()
    {
        var visitor = await app.As("SV-HV07");

        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/sign-out")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await Token(visitor))]),
        });

        Assert.Equal("\"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
    }

    private static async Task<string> Where(Visitor visitor)
    {
        await visitor.Get("/c/song-van/attempts");
        return visitor.Location.AbsolutePath;
    }

    private static async Task<HttpResponseMessage> Renew(Visitor visitor, Guid person, string password, string? token = null) =>
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/sign-in/renewals")
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("Person", person.ToString()), KeyValuePair.Create("Password", password),
                KeyValuePair.Create("__RequestVerificationToken", token ?? await Token(visitor)),
            ]),
        });

    private static async Task<string> Token(Visitor visitor) =>
        (await Json(await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/sign-in/renewals/new")))).GetProperty("token").GetString()!;

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
