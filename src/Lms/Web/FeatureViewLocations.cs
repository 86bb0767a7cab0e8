using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Lms.Web;

/// <summary>
/// Views stand in the folder of their controller's namespace: Features.Exams.Bank looks in Features/Exams/Bank, then for what
/// the whole feature shares in Features/Exams.
/// </summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var space = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace ?? "";
        context.Values["feature"] = string.Join('/', space.Split('.').SkipWhile(part => part != "Features").Skip(1));
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (var folder = context.Values["feature"]; !string.IsNullOrEmpty(folder); folder = Above(folder))
        {
            yield return $"/Features/{folder}/Views/{{1}}/{{0}}.cshtml";
            yield return $"/Features/{folder}/Views/{{0}}.cshtml";
        }

        yield return "/Features/Shared/Views/{0}.cshtml";
    }

    private static string Above(string folder) => folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "";
}
