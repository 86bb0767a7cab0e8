using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A session's room with everybody in it, each at a device of their own.</summary>
internal static class InTheRoom
{
    private const string Question = "Mỗi tổ nêu một lần chi bộ bàn chưa kỹ đã biểu quyết.";
    private const string Answer = "Năm ngoái chi bộ tôi quyết thu quỹ khi mới có 9 trên 20 người dự.";
    private const string Reply = "Chưa quá nửa thì phải hoãn.";

    /// <summary>The lecturer opens it and asks; the trainees answer each other, raise their hands and follow the board.</summary>
    public static async Task Talk(string room, Person lecturer, params Person[] trainees)
    {
        await lecturer.Go(room);
        await lecturer.Button("Mở phòng").ClickAsync();
        Person[] everybody = [lecturer, .. trainees];
        foreach (var person in everybody)
        {
            await person.Go(room);
            await Assertions.Expect(person.Page.Locator("[data-line]:visible")).ToHaveTextAsync("Trực tiếp");
        }

        await Say(lecturer, Question, everybody);
        await Say(trainees[0], Answer, everybody);
        await Post(trainees[1], Answer).GetByRole(AriaRole.Link).ClickAsync();
        await Say(trainees[1], Reply, everybody);

        await trainees[2].Button("Giơ tay").ClickAsync();
        await trainees[0].Button("Giơ tay").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("[data-hands] li")).ToHaveCountAsync(2);
        await lecturer.Page.Locator("[data-hands] li").First.Locator("[data-act=floor] button").ClickAsync();
        await Assertions.Expect(trainees[2].Page.Locator("[data-hands] li").First).ToContainTextAsync("Đang nói");
        await lecturer.Page.Locator("[data-hands] li").First.Locator("[data-act=lower] button").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("[data-hands] li")).ToHaveCountAsync(1);

        await lecturer.Button("Phần sau").ClickAsync();
        foreach (var person in everybody)
        {
            await Assertions.Expect(person.Page.Locator(".board h2")).ToContainTextAsync("2. ");
        }

        await IsThereAfterwards(room, trainees[2]);
    }

    private static async Task Say(Person speaker, string words, IEnumerable<Person> everybody)
    {
        await speaker.Page.Locator("#text").FillAsync(words);
        await speaker.Page.Locator("#text").PressAsync("Control+Enter");
        foreach (var person in everybody)
        {
            await Assertions.Expect(Post(person, words)).ToHaveCountAsync(1);
        }
    }

    private static ILocator Post(Person person, string words) => person.Page.Locator("article", new() { HasText = words });

    private static async Task IsThereAfterwards(string room, Person trainee)
    {
        await trainee.Go(room);
        await Assertions.Expect(Post(trainee, Question)).ToHaveCountAsync(1);
        await Assertions.Expect(Post(trainee, Answer)).ToHaveCountAsync(1);
        await Assertions.Expect(Post(trainee, Reply).And(trainee.Page.Locator(".post--reply"))).ToHaveCountAsync(1);
    }
}
