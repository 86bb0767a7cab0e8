namespace Lms.Domain.Organisation;

/// <summary>A political-theory training centre (trung tâm chính trị). Its slug stands in every path: /c/{slug}/….</summary>
public sealed class Centre
{
    private Centre()
    {
    }

    public Centre(Guid provinceId, string slug, string name, string shortName, string locality)
    {
        Id = Guid.CreateVersion7();
        ProvinceId = provinceId;
        Slug = slug;
        Name = name;
        ShortName = shortName;
        Locality = locality;
    }

    public Guid Id { get; private set; }

    public Guid ProvinceId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public string Locality { get; private set; } = "";
}
