using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Lms.Web;

/// <summary>One place in the side navigation: its text, its path below the centre's, its icon and who sees it.</summary>
public sealed record NavigationEntry(string TextKey, string Path, string Icon, params Role[] Roles)
{
    public string Href(Frame frame) => frame.Home + Path;

    // Today is the beginning of every path, so it holds its own only.
    public bool Holds(Frame frame, PathString path) => Path.Length == 0
        ? path.Equals(Href(frame), StringComparison.OrdinalIgnoreCase)
        : path.StartsWithSegments(Href(frame), StringComparison.OrdinalIgnoreCase);

    /// <summary>An entry that is named as a feature is where all its pages are at home, wherever their paths lie.</summary>
    public bool IsNamedAs(string feature) => TextKey.EndsWith($".{feature}", StringComparison.Ordinal);

    public bool IsFor(Frame frame) => Roles.Length == 0 || Roles.Any(frame.Roles.Contains);
}

public static class Navigation
{
    /// <summary>A phone's bar holds this many; the rest open from its last place.</summary>
    public const int OnPhone = 4;

    private const Role Director = Role.Director;
    private const Role Deputy = Role.DeputyDirector;
    private const Role Office = Role.AcademicOffice;
    private const Role Lecturer = Role.Lecturer;
    private const Role Trainee = Role.Trainee;
    private const Role Administrator = Role.Administrator;
    private const Role Officer = Role.CellOfficer;
    private const Role Province = Role.ProvinceViewer;

    private static readonly NavigationEntry[] Entries =
    [
        new("Navigation.Today", "", "calendar-days"),
        new("Navigation.Classes", "/classes", "users", Director, Deputy, Office, Lecturer, Trainee, Province),
        new("Navigation.Lessons", "/lesson-plans", "notebook-pen", Director, Deputy, Office, Lecturer),
        new("Navigation.Resolutions", "/resolutions", "scroll-text", Director, Deputy, Office, Lecturer),
        new("Navigation.Sittings", "/sittings", "clipboard-check", Director, Deputy, Office),
        new("Navigation.Work", "/attempts", "pen-line", Trainee),
        new("Navigation.Results", "/results", "award", Trainee),
        new("Navigation.Marking", "/marking", "file-pen-line", Director, Deputy, Office, Lecturer),
        new("Navigation.Bank", "/bank", "library", Director, Deputy, Office, Lecturer),
        new("Navigation.People", "/people", "user", Director, Deputy, Office, Administrator),
        new("Navigation.Units", "/units", "building-2", Director, Deputy, Office, Administrator, Province, Officer),
        new("Navigation.Centre", "/centre", "graduation-cap", Director, Deputy, Office, Administrator, Province),
        new("Navigation.Policies", "/policies", "scale", Director, Deputy, Office, Administrator),
    ];

    public static IReadOnlyList<NavigationEntry> For(Frame frame) =>
        frame.CentreSlug is null || frame.IsConfined ? [] : [.. Entries.Where(entry => entry.IsFor(frame))];

    /// <summary>The entry of the page's feature, else the one whose path is the longest beginning of the one asked for.</summary>
    public static NavigationEntry? Current(Frame frame, HttpContext http)
    {
        var space = http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.Namespace ?? "";
        var entries = For(frame);
        return (space.Split('.') is [_, "Features", var feature, ..] ? entries.FirstOrDefault(entry => entry.IsNamedAs(feature)) : null)
            ?? entries.Where(entry => entry.Holds(frame, http.Request.Path)).MaxBy(entry => entry.Path.Length);
    }
}
