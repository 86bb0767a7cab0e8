using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Help;

/// <summary>How to use the system, for everybody signed in.</summary>
[Authorize]
[Route("/help")]
public sealed class HelpController(HelpPages pages) : Controller
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    [HttpGet]
    public IActionResult Index() => View(pages.In(Language));

    [HttpGet("{slug}")]
    public IActionResult Show(string slug) =>
        pages.In(Language).FirstOrDefault(page => page.Slug == slug) is { } page ? View(page) : NotFound();
}
