using Lms.Hosting;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>From the end of the writing to the release: the masking officer, two markers who never meet, the head.</summary>
internal static class AtMarking
{
    /// <summary>Records who did not come, seals, and sees, alone, whose mask is whose.</summary>
    public static async Task Seal(Person officer, string sitting, string[] writers)
    {
        await officer.Go($"{sitting}/seals/new");
        await officer.Page.Locator("form[action$='/absences'] button").ClickAsync();
        await officer.Sees("Đã ghi vắng.");
        await officer.Page.Locator("form[action$='/seals'] button").ClickAsync();
        await officer.Page.WaitForURLAsync(url => !url.Contains("/seals", StringComparison.Ordinal));

        await officer.Go($"{sitting}/masks");
        foreach (var writer in writers)
        {
            await Assertions.Expect(officer.Page.Locator("tbody tr", new() { HasText = writer })).ToHaveCountAsync(1);
        }
    }

    /// <summary>Leaves whatever names were found, and hands the scripts over.</summary>
    public static async Task HandOver(Person officer, string sitting)
    {
        await officer.Go($"{sitting}/maskings");
        var leave = officer.Page.Locator("form[action$='/mask-decisions']:not(.inline) button[value='Left']");
        if (await leave.CountAsync() > 0)
        {
            await leave.ClickAsync();
            await officer.Sees("Đã để nguyên.");
        }

        await officer.Page.Locator("form[action$='/hand-overs'] button").ClickAsync();
        await officer.Sees("Đã giao bài cho tổ trưởng chấm thi.");
    }

    /// <summary>Gives the scripts out by lot.</summary>
    public static async Task Allocate(Person head, string sitting)
    {
        await head.Go($"{sitting}/allocations/new");
        await head.Page.Locator("form[action$='/allocations'] button").First.ClickAsync();
        await head.Sees("Đã giao bài cho giám khảo.");
    }

    /// <summary>Marks every sheet given to this marker, in the order of their mask numbers.</summary>
    /// <param name="mark">The mark of an item, by the sheet's place and the item's, as the ruler writes it.</param>
    public static async Task Mark(Person marker, string marking, string title, string[] writers, Func<int, int, string> mark)
    {
        await marker.Go(marking);
        var bag = marker.Page.Locator("section", new() { HasText = title });
        var sheets = await bag.Locator("tbody th a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.Equal(writers.Length, sheets.Length);
        foreach (var (place, sheet) in sheets.Index())
        {
            await marker.Go(sheet);
            var page = await marker.Page.ContentAsync();
            Assert.All(writers, writer => Assert.DoesNotContain(writer, page, StringComparison.Ordinal));
            await Fill(marker, at => mark(place, at));
            await marker.Page.Locator("[data-lock]").ClickAsync();
            await marker.Page.WaitForURLAsync(url => !url.EndsWith(sheet, StringComparison.Ordinal));
        }
    }

    /// <summary>Digits and Enter, from the item in hand to the last: nothing is pressed with a pointer.</summary>
    public static async Task Type(Person marker, decimal[] marks)
    {
        await Assertions.Expect(marker.Page.Locator("fieldset.item.is-now")).ToHaveCountAsync(1);
        foreach (var mark in marks)
        {
            foreach (var key in mark.ToString("0.##", Preferences.Vietnamese.Culture))
            {
                await marker.Page.Keyboard.PressAsync($"{key}");
            }

            await marker.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(marker.Page.Locator("[data-total]")).ToHaveTextAsync(marks.Sum().ToString("0.00", Preferences.Vietnamese.Culture));
    }

    /// <summary>One script has agreed by itself; the other is discussed, minuted and settled.</summary>
    public static async Task Settle(Person head, string sitting, string mark)
    {
        await head.Go($"{sitting}/releases/new");
        Assert.Equal(0, await head.Page.Locator("form[action$='/releases'] button").CountAsync());

        await head.Go($"{sitting}/scripts");
        await Assertions.Expect(head.Page.Locator("tbody tr", new() { HasText = "4,13" })).ToHaveCountAsync(1);
        await head.Page.Locator("tbody tr", new() { HasText = "1,00" }).Locator("th a").ClickAsync();
        await head.Page.Locator("#Minutes").FillAsync("Hai giám khảo cùng đọc lại ý 1 và ý 2, thống nhất bài có nêu việc thật.");
        await head.Page.Locator("#Mark").FillAsync(mark);
        await head.Page.Locator("form[action$='/settlements'] button").ClickAsync();
        await head.Sees("Đã ghi biên bản và chốt điểm.");
    }

    public static async Task Release(Person head, string sitting)
    {
        await head.Go($"{sitting}/releases/new");
        await head.Page.Locator("form[action$='/releases'] button").ClickAsync();
        await head.Page.WaitForURLAsync(url => !url.Contains("/releases", StringComparison.Ordinal));
    }

    private static async Task Fill(Person marker, Func<int, string> mark)
    {
        var items = marker.Page.Locator("fieldset.item");
        for (var at = 0; at < await items.CountAsync(); at++)
        {
            var kept = marker.Page.WaitForResponseAsync(answer => answer.Request.Method == "PUT" && answer.Ok);
            await items.Nth(at).Locator($"input[value='{mark(at)}']").CheckAsync(new() { Force = true });
            await kept;
        }
    }
}
