using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;

namespace Lms.Features.Marking.Watching;

/// <param name="ComparedAt">Null while nobody had them compared.</param>
public sealed record SimilarityPage(ExamSitting Sitting, DateTimeOffset? ComparedAt, IReadOnlyList<AlikeRow> Rows);

/// <summary>Two mask numbers, the lower first.</summary>
public sealed record AlikeRow(int First, int Second, int Percent);

public sealed record SideBySidePage(ExamSitting Sitting, AlikeScript First, AlikeScript Second);

/// <summary>A script with the words marked that another one has too.</summary>
public sealed record AlikeScript(int MaskNumber, IReadOnlyList<AlikeAnswer> Answers)
{
    /// <param name="given">Passages that everybody was given: they are not marked.</param>
    public static AlikeScript Of(Script script, Script other, IReadOnlySet<ulong> given)
    {
        var others = other.Answers.SelectMany(answer => Passages.Of(answer.Text)).Where(passage => !given.Contains(passage)).ToHashSet();
        return new AlikeScript(script.MaskNumber,
        [
            .. script.Answers.OrderBy(answer => answer.Number)
                .Select(answer => new AlikeAnswer(answer.Number, Pieces(answer.Text, Passages.SharedWith(answer.Text, others)))),
        ]);
    }

    private static List<AlikePiece> Pieces(string text, IReadOnlyList<TextStretch> shared)
    {
        var (pieces, at) = (new List<AlikePiece>(), 0);
        foreach (var stretch in shared)
        {
            pieces.Add(new AlikePiece(text[at..stretch.Start], false));
            pieces.Add(new AlikePiece(text[stretch.Start..stretch.End], true));
            at = stretch.End;
        }

        pieces.Add(new AlikePiece(text[at..], false));
        return pieces.FindAll(piece => piece.Text.Length > 0);
    }
}

public sealed record AlikeAnswer(int Number, IReadOnlyList<AlikePiece> Pieces);

public sealed record AlikePiece(string Text, bool IsShared);
