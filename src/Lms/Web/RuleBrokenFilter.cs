using Lms.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Web;

/// <summary>
/// The edge for broken rules that no form caught: 422 with the reason in the reader's language, as a page or as JSON.
/// Two people saving the same thing at once is one of them: 409.
/// </summary>
public sealed class RuleBrokenFilter(Texts text, IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var broken = context.Exception switch
        {
            RuleBrokenException rule => rule,
            DbUpdateConcurrencyException => new RuleBrokenException("Shared.ChangedMeanwhile"),
            { } failure when Crossed(failure as PostgresException ?? failure.InnerException as PostgresException) => new RuleBrokenException("Shared.ChangedMeanwhile"),
            _ => null,
        };
        if (broken is null)
        {
            return;
        }

        var status = context.Exception is RuleBrokenException
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status409Conflict;
        context.ExceptionHandled = true;
        context.Result = context.ActionDescriptor.EndpointMetadata.OfType<JsonAnswerAttribute>().Any()
            ? new ObjectResult(new { rule = broken.Key, reason = text.Of(broken) }) { StatusCode = status }
            : Page(context, text.Of(broken), status);
    }

    // Seen by the database alone: a unit ended, or days were taken, while somebody wrote.
    private static bool Crossed(PostgresException? failed) =>
        failed?.SqlState == PostgresErrorCodes.ExclusionViolation;

    private ViewResult Page(ExceptionContext context, string reason, int status) => new()
    {
        ViewName = "RuleBroken",
        StatusCode = status,
        ViewData = new ViewDataDictionary(metadata, context.ModelState) { Model = reason },
    };
}

/// <summary>Answers a program, not a reader: 401 instead of a redirect to sign-in, JSON instead of an error page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class JsonAnswerAttribute : Attribute;
