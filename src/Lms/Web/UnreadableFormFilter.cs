using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lms.Web;

/// <summary>
/// A body that cannot be read as a form at all (an encoded NUL, for one) leaves an action without its arguments: 400,
/// rather than an action that must doubt each of them.
/// </summary>
public sealed class UnreadableFormFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        // A program's body has its own way of being wrong, and its own answer.
        if (context.ActionDescriptor.EndpointMetadata.OfType<JsonAnswerAttribute>().Any())
        {
            return;
        }

        var unread = context.ActionDescriptor.Parameters.Any(parameter =>
            !context.ActionArguments.ContainsKey(parameter.Name) && !parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(string));
        if (unread && !context.ModelState.IsValid)
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
