using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

/// <summary>What a document of the Party or the state is known by.</summary>
/// <param name="Number">As it is cited: "18-NQ/TW".</param>
/// <param name="Url">Where it is published; null or http(s).</param>
public sealed record ResolutionHead(string Number, string Title, string Issuer, DateOnly IssuedOn, string? Url)
{
    public const int NumberLength = 60;
    public const int TitleLength = 500;
    public const int IssuerLength = 200;
    public const int UrlLength = 500;
}

/// <summary>
/// A resolution or other document (nghị quyết, chỉ thị, kết luận) that lesson plans cite. When another takes its place,
/// the plans that cite it are out of date (domain notes §4).
/// </summary>
public sealed class Resolution : ICentreOwned
{
    private Resolution()
    {
    }

    public Resolution(Guid centreId, ResolutionHead head)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Change(head);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public string? Url { get; private set; }

    /// <summary>Number, title and issuer folded by <see cref="SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The first day on which it holds no more; null while it holds.</summary>
    public DateOnly? SupersededOn { get; private set; }

    /// <summary>What took its place, if the centre keeps it.</summary>
    public Guid? SupersededById { get; private set; }

    public ResolutionHead Head => new(Number, Title, Issuer, IssuedOn, Url);

    public void Change(ResolutionHead head)
    {
        Number = Filled(head.Number, ResolutionHead.NumberLength, "Resolution.NumberRequired");
        Title = Filled(head.Title, ResolutionHead.TitleLength, "Resolution.TitleRequired");
        Issuer = Filled(head.Issuer, ResolutionHead.IssuerLength, "Resolution.IssuerRequired");
        IssuedOn = head.IssuedOn;
        Url = Link(head.Url);
        SearchText = SearchKey.Of($"{Number} {Title} {Issuer}");
    }

    /// <param name="by">What takes its place; null when nothing does, or nothing that is kept here.</param>
    public void Supersede(DateOnly on, Resolution? by)
    {
        if (on < IssuedOn)
        {
            throw new RuleBrokenException("Resolution.SupersededBeforeIssued", IssuedOn);
        }

        if (by?.Id == Id)
        {
            throw new RuleBrokenException("Resolution.SupersedesItself");
        }

        (SupersededOn, SupersededById) = (on, by?.Id);
    }

    /// <summary>It was a mistake: it holds as before.</summary>
    public void Reinstate() => (SupersededOn, SupersededById) = (null, null);

    private static string Filled(string text, int longest, string rule) =>
        text.Trim().Length is var length && length > 0 && length <= longest ? text.Trim() : throw new RuleBrokenException(rule, longest);

    private static string? Link(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        var link = url.Trim();
        return link.Length <= ResolutionHead.UrlLength && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
            ? link
            : throw new RuleBrokenException("Resolution.UrlUnknown");
    }
}
