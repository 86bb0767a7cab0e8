using Lms.Bench;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Browser;

/// <summary>
/// The same site on Kestrel, with Debian's Chromium before it. Time is the test clock's at the server and the real
/// one in the browser.
/// </summary>
public class BrowserApp : LmsApp
{
    private Chromium? browser;

    /// <summary>A person at a device of their own, signed in; every complaint of the browser's console is kept.</summary>
    public async Task<Person> Open(string code, int width = 1366, int height = 768)
    {
        var person = await OpenSignedOut(width, height);
        await person.SignIn(code);
        return person;
    }

    public async Task<Person> OpenSignedOut(int width = 1366, int height = 768)
    {
        browser ??= await Chromium.Launch(TimeSpan.FromSeconds(15));
        return new Person(await browser.Open(Address, width, height));
    }

    /// <summary>The path of the demo centre's room whose session is on.</summary>
    public async Task<string> RoomInSession()
    {
        var session = await InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null).Select(room => room.ClassSessionId).SingleAsync());
        return $"/c/song-van/sessions/{session}/room";
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0");
}
