using Lms.Domain.People;

namespace Lms.Web;

/// <summary>What stands around a page: the centre, the person, and where that person may go. One per request.</summary>
public sealed record Frame
{
    public static readonly Frame Stranger = new();

    /// <summary>Null on pages outside a centre.</summary>
    public string? CentreSlug { get; init; }

    public string? CentreName { get; init; }

    public string? CentreShortName { get; init; }

    /// <summary>Null when nobody is signed in. The page tells its own scripts, which keep nothing of one person for another.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Null when nobody is signed in.</summary>
    public string? PersonName { get; init; }

    public IReadOnlyCollection<Role> Roles { get; init; } = [];

    /// <summary>Every centre the person belongs to, for those who have several.</summary>
    public IReadOnlyList<FrameCentre> Centres { get; init; } = [];

    /// <summary>Provinces whose centres the person sees; each has a page that lists them.</summary>
    public IReadOnlyList<FrameProvince> Provinces { get; init; } = [];

    /// <summary>That the centre has written something down of the person.</summary>
    public bool HasProfile { get; init; }

    /// <summary>Signed in by a slip in the room: nothing but the exam is offered.</summary>
    public bool IsConfined { get; init; }

    public bool IsSignedIn => PersonName is not null;

    public string Home => CentreSlug is null ? "/" : $"/c/{CentreSlug}";

    /// <summary>Vietnamese people are called by the last word of their name.</summary>
    public string Initial => PersonName is null ? "" : PersonName.Split(' ')[^1][..1].ToUpperInvariant();
}

public sealed record FrameCentre(string Slug, string Name);

public sealed record FrameProvince(string Slug, string Name);
