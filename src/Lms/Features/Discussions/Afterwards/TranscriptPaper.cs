using System.Globalization;
using Lms.Data.Discussions;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>The transcript on paper (bản ghi buổi học), in the form of the centre's other papers.</summary>
public sealed class TranscriptPaper(Texts text, TimeProvider clock)
{
    /// <param name="to">Written as the lines come: a long session is not kept in memory.</param>
    public async Task Write(Stream to, string centre, TranscriptHead head, IAsyncEnumerable<TranscriptLine> lines, CancellationToken stop)
    {
        using var paper = new PartyDocument(
            to, centre.ToUpper(CultureInfo.CurrentCulture), text["Conduct.Party"], PlaceAndDate.Of(text, head.Locality, clock.GetUtcNow()));
        paper.Title(text["Transcripts.Paper"], text["Transcripts.PaperAbout", head.Title, head.Class]);
        foreach (var fact in Facts(head))
        {
            paper.Paragraph(fact);
        }

        ShownPart? part = null;
        await foreach (var line in lines.WithCancellation(stop))
        {
            if (line.Part is { } now && now != part)
            {
                paper.Heading(text["Discussions.PartHeading", now.Position, now.Title]);
            }

            part = line.Part;
            Draw(paper, line.News);
        }

        paper.Signatures([text["Transcripts.LecturerSigns"]], [head.Lecturer]);
        paper.Close();
    }

    private IEnumerable<string> Facts(TranscriptHead head)
    {
        yield return text["Transcripts.HeldOn", SchoolTime.Show(head.StartsAt, "datetime"), head.Lecturer];
        yield return text["Transcripts.Counts", Duration.Of(text, head.OpenFor), head.Posts, head.Speakers, head.Trainees, head.Hands];
        if (head.MostDiscussed.Count > 0)
        {
            yield return text["Transcripts.MostDiscussedParts", string.Join("; ", head.MostDiscussed.Select(
                part => text["Transcripts.PostsOfPart", text["Discussions.PartHeading", part.Position, part.Title], part.Posts]))];
        }
    }

    private void Draw(PartyDocument paper, RoomNews line)
    {
        var kind = ToldKind.Of(line);
        var said = kind.Words(text, line);
        if (said.Length == 0)
        {
            return;
        }

        var (time, words) = (SchoolTime.Show(line.At, "time"), ProseWords.Of(line.Html));
        if (kind.IsSpoken)
        {
            var state = ToldKind.State(text, line) is { } became ? $" ({became})" : "";
            paper.Paragraph(text["Transcripts.PaperSaid", time, line.Actor, said, state, words is [var first, ..] ? first : ""].TrimEnd());
            words.Skip(1).ToList().ForEach(paper.Paragraph);
        }
        else
        {
            paper.Paragraph(text["Transcripts.PaperLine", time, said]);
        }
    }
}
