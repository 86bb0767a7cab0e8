namespace Lms.Domain.Organisation;

/// <summary>The level above the centres; consolidates their reports.</summary>
public sealed class Province
{
    private Province()
    {
    }

    public Province(string slug, string name)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        Name = name;
    }

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";
}
