using System.Text;
using Lms.Tests.Support;

namespace Lms.Tests.Marking;

/// <summary>The search of <see cref="AnonymityTests"/> in what people type. It stays typed, so this is no place to find nothing in.</summary>
public sealed class TypedTracesTests(LmsApp app) : IClassFixture<LmsApp>
{
    /// <summary>What people type: an answer whose name was left, a ready comment, an answer to a concern.</summary>
    [Theory]
    [InlineData("answer")]
    [InlineData("comment")]
    [InlineData("concern")]
    public async Task A_name_that_somebody_typed_is_noticed(string where)
    {
        var name = await app.InDatabase(db => db.NameOf(ASitting.Writers[0]));
        var sitting = await (await ASitting.Saying(app, where == "answer" ? $"{name.Normalize(NormalizationForm.FormD)}. " : "")).Seal();
        var traces = await Traces.Of(app, sitting.Id);
        var (marker, head) = (await app.As(ASitting.Marker), await app.As(ASitting.Head));
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        if (where == "comment")
        {
            await head.Post($"{sitting.Path}/comments", ("Words", $"Như bài của {name}."), ("Shorthand", "nhu"));
        }
        else if (where == "concern")
        {
            var sheet = await Sheet.Open(marker, id);
            await sheet.Send(HttpMethod.Put, "concern", new { text = "Giống một bài khác." });
            await head.Post($"{sitting.Path}/scripts/{(await sitting.MaskNumbers())[0]}/concerns/{id}", ("answer", $"Bài ấy của {name}."));
        }

        var crawl = new Crawl(marker);
        await crawl.Follow($"/c/song-van/mark-sheets/{id}", $"/c/song-van/mark-sheets/{id}/comments");

        Assert.Contains(crawl.Seen.Select(answer => traces.In(answer.Key, answer.Value)), found => found?.StartsWith("name", StringComparison.Ordinal) == true);
    }
}
