namespace Lms.Domain.Marking;

/// <summary>What a marker writes down for themselves about a script. It is read with the sheet by its marker and by nothing else.</summary>
public sealed class PrivateNote : ICentreOwned
{
    public const int TextLength = 2000;

    private PrivateNote()
    {
    }

    internal PrivateNote(Guid centreId, Guid sheetId, string text)
    {
        CentreId = centreId;
        MarkSheetId = sheetId;
        Change(text);
    }

    public Guid CentreId { get; private set; }

    public Guid MarkSheetId { get; private set; }

    public string Text { get; private set; } = "";

    internal void Change(string text) =>
        Text = text.Length <= TextLength ? text : throw new RuleBrokenException("MarkSheet.NoteTooLong", TextLength);
}
