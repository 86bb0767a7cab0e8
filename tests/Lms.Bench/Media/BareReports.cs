using Microsoft.AspNetCore.Http;

namespace Lms.Bench.Media;

/// <summary>Bare Kestrel that takes reports of what was watched, reads them through and answers each at once: nobody is asked for, nothing kept.</summary>
public static class BareReports
{
    public const string Verb = "bare-reports";

    private static readonly byte[] Counted = """{"seconds":100,"length":2700,"percent":3,"counted":[[90,100]]}"""u8.ToArray();

    public static Task<int> Serve(string url, CancellationToken stop) => BareKestrel.Serve(url, Answer, stop);

    private static async Task Answer(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Counted.Length;
        await http.Response.Body.WriteAsync(Counted, http.RequestAborted);
    }
}
