namespace Lms.Features.Organisation;

/// <summary>The slip that is printed and handed over.</summary>
public sealed record SlipPage(string FullName, string Code, string? Phone, string Password, string BackUrl);
