using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Lms.Web;

/// <summary>Views stand in the folder of their controller's namespace: of the feature, or of a part of it, which uses the feature's too.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Root = "Lms.Features.";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values["feature"] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace is { } home
            && home.StartsWith(Root, StringComparison.Ordinal)
                ? home[Root.Length..].Replace('.', '/')
                : null;

    public IEnumerable<string> ExpandViewLocations(
        ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [.. Folders(context.Values["feature"]).SelectMany(At), "/Features/Shared/Views/{0}.cshtml"];

    private static IEnumerable<string> Folders(string? feature)
    {
        for (var folder = feature; !string.IsNullOrEmpty(folder); folder = folder.LastIndexOf('/') is > 0 and var end ? folder[..end] : null)
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> At(string folder) =>
        [$"/Features/{folder}/Views/{{1}}/{{0}}.cshtml", $"/Features/{folder}/Views/{{0}}.cshtml"];
}
