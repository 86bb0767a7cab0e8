using Lms.Tests.Support;

namespace Lms.Tests.Browser;

public sealed class SignInJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Somebody_signs_in_with_the_keyboard_alone(int width, int height)
    {
        var person = await app.OpenSignedOut(width, height);
        await person.Go("/sign-in");

        await person.Page.Keyboard.TypeAsync("SV-HV01");
        await person.Page.Keyboard.PressAsync("Tab");
        await person.Page.Keyboard.TypeAsync(LmsApp.Password);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync("**/c/song-van");

        Assert.True(await person.FitsItsWidth());
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task The_language_changes_and_stays_changed()
    {
        var person = await app.OpenSignedOut();
        await person.Go("/sign-in");

        await person.Button("English").ClickAsync();

        await person.Sees("Personnel code, trainee code or phone number");
        await person.Go("/sign-in");
        await person.Sees("Personnel code, trainee code or phone number");
    }
}
