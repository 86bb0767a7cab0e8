using System.Globalization;
using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking.Watching;

public sealed class SimilarScriptsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Shared =
        "Trong kỳ sinh hoạt tháng ba tôi đề nghị từng đảng viên nói rõ việc mình nhận, ai chưa xong thì nêu vướng mắc, rồi cả chi bộ bàn cách gỡ ngay tại chỗ chứ không để sang tháng sau.";

    [Fact]
    public async Task Two_scripts_with_the_same_wording_are_found_and_laid_side_by_side()
    {
        var (sitting, numbers) = await Written("Tôi nghĩ thế này. ", "Theo tôi thì khác. ");
        var head = await app.As(ASitting.Head);

        var answer = await head.Post($"{sitting.Path}/similar-scripts");
        var list = await head.Get($"{sitting.Path}/similar-scripts");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var row = Assert.Single(list.Document.QuerySelectorAll("tbody tr"));
        var link = row.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal($"{sitting.Path}/similar-scripts/{Math.Min(numbers[0], numbers[1])}/{Math.Max(numbers[0], numbers[1])}", link);
        var page = await head.Get(link);
        Assert.Equal([Shared.TrimEnd('.'), Shared.TrimEnd('.')], page.Document.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "ExamSitting.ScriptsCompared" && entry.SubjectId == sitting.Id)));
    }

    [Fact]
    public async Task Compared_again_what_was_found_before_gives_way()
    {
        var (sitting, numbers) = await Written("Tôi nghĩ thế này. ", "Theo tôi thì khác. ");
        var head = await app.As(ASitting.Head);
        await head.Post($"{sitting.Path}/similar-scripts");
        await app.InDatabase(db => Rewrite(db, sitting, numbers[1], "Một bài hoàn toàn khác."));

        await head.Post($"{sitting.Path}/similar-scripts");

        Assert.Empty((await head.Get($"{sitting.Path}/similar-scripts")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Asked_for_in_two_windows_at_once_it_is_found_once_and_neither_fails()
    {
        var (sitting, _) = await Written("Tôi nghĩ thế này. ", "Theo tôi thì khác. ");
        var head = await app.As(ASitting.Head);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => head.Post($"{sitting.Path}/similar-scripts")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Single((await head.Get($"{sitting.Path}/similar-scripts")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_number_that_is_no_script_of_the_sitting_leads_nowhere()
    {
        var sitting = await ASitting.Sealed(app);
        var other = await ASitting.Sealed(app);
        var (own, foreign) = ((await sitting.MaskNumbers())[0], (await other.MaskNumbers())[0]);
        var head = await app.As(ASitting.Head);

        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"{sitting.Path}/similar-scripts/{own}/{own}")).Status);
        if (!(await sitting.MaskNumbers()).Contains(foreign))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"{sitting.Path}/similar-scripts/{own}/{foreign}")).Status);
        }
    }

    private async Task<(ASitting Sitting, List<int> Numbers)> Written(params string[] beginnings)
    {
        var sitting = await ASitting.Sealed(app);
        var numbers = await sitting.MaskNumbers();
        await app.InDatabase(async db =>
        {
            foreach (var (at, number) in numbers.Index())
            {
                await Rewrite(db, sitting, number, at < beginnings.Length ? $"{beginnings[at]}{Shared}" : string.Create(CultureInfo.InvariantCulture, $"Bài số {at}, ngắn gọn."));
            }
        });
        return (sitting, numbers);
    }

    // What a script says is kept from every change once it is handed over.
    private static Task<int> Rewrite(Lms.Data.LmsDbContext db, ASitting sitting, int maskNumber, string text) => db.Database.ExecuteSqlRawAsync("""
        set session_replication_role = replica;
        update script_answers set text = case when number = 1 then {0} else '' end
        where script_id = (select id from scripts where exam_sitting_id = {1} and mask_number = {2});
        reset session_replication_role
        """, text, sitting.Id, maskNumber);
}
