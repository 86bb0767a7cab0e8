using System.ComponentModel.DataAnnotations;
using Lms.Domain.Lessons;

namespace Lms.Features.Resolutions;

/// <summary>A resolution as it is typed.</summary>
public sealed class ResolutionForm
{
    [Display(Name = "Resolutions.Number"), Required, StringLength(ResolutionHead.NumberLength)]
    public string Number { get; set; } = "";

    [Display(Name = "Resolutions.Title"), Required, StringLength(ResolutionHead.TitleLength), DataType(DataType.MultilineText)]
    public string Title { get; set; } = "";

    [Display(Name = "Resolutions.Issuer"), Required, StringLength(ResolutionHead.IssuerLength)]
    public string Issuer { get; set; } = "";

    [Display(Name = "Resolutions.IssuedOn"), Required]
    public DateOnly? IssuedOn { get; set; }

    [Display(Name = "Resolutions.Url"), StringLength(ResolutionHead.UrlLength)]
    public string? Url { get; set; }

    /// <summary>The row's version when the form was opened; 0 for a new one.</summary>
    public uint Version { get; set; }

    public ResolutionHead ToHead() => new(Number, Title, Issuer, IssuedOn!.Value, Url);

    public static ResolutionForm Of(Resolution one, uint version) => new()
    {
        Number = one.Number,
        Title = one.Title,
        Issuer = one.Issuer,
        IssuedOn = one.IssuedOn,
        Url = one.Url,
        Version = version,
    };
}

/// <summary>From when on it holds no more, and what took its place.</summary>
public sealed class SupersessionForm
{
    [Display(Name = "Resolutions.SupersededOn"), Required]
    public DateOnly? On { get; set; }

    /// <summary>Number of the one that took its place; may be empty.</summary>
    [Display(Name = "Resolutions.SupersededBy"), StringLength(ResolutionHead.NumberLength)]
    public string? By { get; set; }
}
