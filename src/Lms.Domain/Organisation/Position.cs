namespace Lms.Domain.Organisation;

/// <summary>
/// A position (chức danh) that people hold, as the centre lists them: it proposes the wording and the tag of a duty.
/// Source: domain notes §6. Data, not an enum.
/// </summary>
public sealed class Position : ICentreOwned
{
    public const int NameLength = 200;
    public const int CodeLength = 40;

    private Position()
    {
    }

    public Position(Guid centreId, string code, string name, string nameInEnglish, string tag)
    {
        CentreId = centreId;
        Code = code;
        Change(name, nameInEnglish, tag);
    }

    public Guid CentreId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameInEnglish { get; private set; } = "";

    /// <summary>Code of the <see cref="DutyTag"/> that fits most who hold it.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Rewords it for duties recorded from now on; those recorded keep what they say.</summary>
    public void Change(string name, string nameInEnglish, string tag)
    {
        Name = Required(name);
        NameInEnglish = Required(nameInEnglish);
        Tag = tag;
    }

    private static string Required(string text)
    {
        text = text.Trim().Normalize();
        return text.Length is > 0 and <= NameLength ? text : throw new RuleBrokenException("Position.NameRequired", NameLength);
    }
}
