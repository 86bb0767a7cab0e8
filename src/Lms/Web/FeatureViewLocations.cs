using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Lms.Web;

/// <summary>Views stand in the folder of their controller's feature.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values["feature"] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)
            ?.ControllerTypeInfo.Namespace?.Split('.').Last();

    public IEnumerable<string> ExpandViewLocations(
        ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
    [
        $"/Features/{context.Values["feature"]}/Views/{{1}}/{{0}}.cshtml",
        $"/Features/{context.Values["feature"]}/Views/{{0}}.cshtml",
        "/Features/Shared/Views/{0}.cshtml",
    ];
}
