using Lms.Web;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Lms.Tests.Lessons.Importing;

/// <summary>The site's own texts, where no site runs.</summary>
internal static class SomeTexts
{
    public static readonly Texts Own = new(new Nowhere());

    private sealed class Nowhere : IHostEnvironment
    {
        public string ApplicationName { get; set; } = "";

        public string EnvironmentName { get; set; } = "Testing";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
