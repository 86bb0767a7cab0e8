namespace Lms.Domain.Marking;

/// <summary>A marker's remark, anchored to a range of an answer by its place and the words it quotes.</summary>
public sealed class Remark : ICentreOwned
{
    public const int TextLength = 1000;
    public const int QuoteLength = 2000;

    private Remark()
    {
    }

    internal Remark(Guid centreId, Guid sheetId, int? number, int start, string quote, string text, decimal? points = null)
    {
        CentreId = centreId;
        Id = Guid.NewGuid();
        MarkSheetId = sheetId;
        Number = number;
        Start = start;
        Quote = quote.Length <= QuoteLength ? quote : throw new RuleBrokenException("Remark.QuoteTooLong", QuoteLength);
        Text = text.Trim().Length is > 0 and <= TextLength
            ? text.Trim()
            : throw new RuleBrokenException("Remark.TextRequired", TextLength);
        Points = points;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid MarkSheetId { get; private set; }

    /// <summary>Number of the question; null for a remark on the whole script.</summary>
    public int? Number { get; private set; }

    /// <summary>Offset of the quote in the answer, in UTF-16 units.</summary>
    public int Start { get; private set; }

    public string Quote { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Points that the remark names, as <see cref="RemarkPoints"/> allows; in no sum.</summary>
    public decimal? Points { get; private set; }

    internal bool SaysTheSame(Remark other) =>
        (Number, Start, Quote, Text, Points) == (other.Number, other.Start, other.Quote, other.Text, other.Points);
}
