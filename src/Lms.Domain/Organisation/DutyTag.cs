namespace Lms.Domain.Organisation;

/// <summary>A kind of duty ("Propaganda") by which a question's duty part chooses its variant. Data, not an enum.</summary>
public sealed class DutyTag : ICentreOwned
{
    public const int NameLength = 100;

    private DutyTag()
    {
    }

    public DutyTag(Guid centreId, string code, string name, string nameInEnglish)
    {
        CentreId = centreId;
        Code = code;
        Rename(name, nameInEnglish);
    }

    public Guid CentreId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameInEnglish { get; private set; } = "";

    /// <summary>Its code stays: questions and duties refer to it.</summary>
    public void Rename(string name, string nameInEnglish)
    {
        Name = Required(name);
        NameInEnglish = Required(nameInEnglish);
    }

    private static string Required(string text)
    {
        text = text.Trim().Normalize();
        return text.Length is > 0 and <= NameLength ? text : throw new RuleBrokenException("DutyTag.NameRequired", NameLength);
    }
}
