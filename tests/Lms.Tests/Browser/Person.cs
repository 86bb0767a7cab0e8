using Lms.Tests.Support;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>Somebody at a browser.</summary>
public sealed class Person
{
    private readonly List<string> complaints = [];

    public Person(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type, message.Text);
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console held against the pages so far: refused by policy, script errors.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task SignIn(string code)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Mã cán bộ, mã học viên hoặc số điện thoại").FillAsync(code);
        await Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(LmsApp.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Page.WaitForURLAsync("**/c/**");
    }

    public Task Go(string path) => Page.GotoAsync(path);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task Sees(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>The room's page says that its line stands.</summary>
    public Task IsLive() => Assertions.Expect(Page.Locator("[data-line]:visible")).ToHaveTextAsync("Trực tiếp");

    /// <summary>True when nothing sticks out to the side.</summary>
    public Task<bool> FitsItsWidth() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    private void Note(string type, string text)
    {
        // A 4xx that a test provokes shows as an error of the network: the test asserts it itself.
        if (type is "error" && !text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            complaints.Add(text);
        }
    }
}
