using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Bench;

/// <summary>
/// A list of 5,000 people through the real server: how long until the preview is on the page, how long until all of them
/// are written, and how much more memory the server holds at most meanwhile.
/// </summary>
public static class PeopleImportBench
{
    private const int People = 5_000;
    private const int Classes = 4;
    private const string Home = $"/c/{Roll.Centre}/people/imports";
    private static readonly TimeSpan MostPreview = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostWriting = TimeSpan.FromSeconds(10);
    private const long MostMemory = 200_000_000;

    /// <returns>Whether all three limits were kept.</returns>
    public static async Task<bool> Run(School school, CancellationToken stop)
    {
        using var office = await Office.SignIn(school.Server.Url, stop);

        // The first import of a process compiles what the others run.
        await office.Import(Roster("W", 50), stop);
        await using var memory = school.Server.WatchMemory();
        var (preview, writing) = await office.Import(Roster("B", People), stop);
        var more = await memory.Most();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"import of {People:N0} people: preview {preview.TotalSeconds:0.00} s (under {MostPreview.TotalSeconds:0} s), writing {writing.TotalSeconds:0.00} s (under {MostWriting.TotalSeconds:0} s), {more / 1e6:0} MB more memory (under {MostMemory / 1e6:0} MB)"));
        return preview < MostPreview && writing < MostWriting && more < MostMemory;
    }

    private static byte[] Roster(string code, int count)
    {
        string[] families = ["Nguyễn Thị", "Trần Văn", "Lê", "Phạm Minh", "Hoàng Đức", "Lò Văn", "Đỗ Thị Thu"];
        string[] given = ["An", "Bình", "Hoà", "Hường", "Đạt", "Thuỷ", "Quý", "Ước", "Yến"];
        var text = new StringBuilder("\uFEFFSTT;Mã học viên;Họ và tên;Ngày sinh;Điện thoại;Email\r\n");
        for (var number = 1; number <= count; number++)
        {
            var born = new DateOnly(1960, 1, 1).AddDays(number * 7 % 15_000);
            text.Append(CultureInfo.InvariantCulture, $"{number};{code}-{number:00000};{families[number % families.Length]} {given[number % given.Length]};{born:dd/MM/yyyy};09{(code == "B" ? 7 : 8)}{number:0000000};hv{number}@vi-du.vn\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The academic office at a browser without script.</summary>
    private sealed class Office(HttpClient client) : IDisposable
    {
        public static async Task<Office> SignIn(string url, CancellationToken stop)
        {
            var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
            var office = new Office(client);
            var page = await Page(await client.GetAsync(new Uri("/sign-in", UriKind.Relative), stop), stop);
            using var form = new FormUrlEncodedContent([Token(page), new("Login", "SV-CB03"), new("Password", "Hoc-Tap-2030")]);
            await Page(await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, stop), stop);
            return office;
        }

        public async Task<(TimeSpan Preview, TimeSpan Writing)> Import(byte[] roster, CancellationToken stop)
        {
            var upload = await Page(await client.GetAsync(new Uri(Home, UriKind.Relative), stop), stop);
            using var file = new MultipartFormDataContent
            {
                { new StringContent(Token(upload).Value), Token(upload).Key },
                { new ByteArrayContent(roster), "File", "danh-sach.csv" },
            };
            var begun = Stopwatch.GetTimestamp();
            var preview = await Page(await client.PostAsync(new Uri(Home, UriKind.Relative), file, stop), stop);
            var previewed = Stopwatch.GetElapsedTime(begun);

            var confirm = preview.QuerySelector("form[action$='/confirmations']") ?? throw new InvalidOperationException("No preview came.");
            using var form = new FormUrlEncodedContent(confirm.QuerySelectorAll("input[name]").Select(input =>
                KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")));
            begun = Stopwatch.GetTimestamp();
            var result = await Page(await client.PostAsync(new Uri(confirm.GetAttribute("action")!, UriKind.Relative), form, stop), stop);
            var written = Stopwatch.GetElapsedTime(begun);
            return result.QuerySelector("form[action$='/slips']") is not null ? (previewed, written) : throw new InvalidOperationException("Nothing was written.");
        }

        public void Dispose() => client.Dispose();

        private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(HttpResponseMessage answer, CancellationToken stop)
        {
            answer.EnsureSuccessStatusCode();
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(stop));
            answer.Dispose();
            return page;
        }

        private static KeyValuePair<string, string> Token(IParentNode page) =>
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }
}
