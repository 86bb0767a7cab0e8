namespace Lms.Domain.Marking;

/// <summary>The mark one marker gave for one scheme item.</summary>
public sealed class ItemMark : ICentreOwned
{
    private ItemMark()
    {
    }

    internal ItemMark(Guid centreId, Guid sheetId, Guid schemeItemId, decimal value)
    {
        CentreId = centreId;
        MarkSheetId = sheetId;
        SchemeItemId = schemeItemId;
        Value = value;
    }

    public Guid CentreId { get; private set; }

    public Guid MarkSheetId { get; private set; }

    public Guid SchemeItemId { get; private set; }

    public decimal Value { get; private set; }

    internal void Change(decimal value) => Value = value;
}
