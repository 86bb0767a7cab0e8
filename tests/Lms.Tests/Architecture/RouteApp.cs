using System.Net;
using System.Text;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Architecture;

/// <summary>The site with the whole cast signed in, ready to try any route.</summary>
public sealed class RouteApp : LmsApp
{
    private readonly Dictionary<string, (Visitor Visitor, string Token)> signedIn = [];
    private readonly Dictionary<(string Name, string Centre), string?> objects = [];

    /// <summary>"GET /c/{centre}/classes/{id:guid}" for every method of every endpoint.</summary>
    public IReadOnlyList<string> Endpoints =>
    [
        .. from endpoint in Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           from method in methods
           let line = $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
           group line by line into same
           orderby same.Key
           select same.Key,
    ];

    public async Task<string> Answer(Route route, (string Name, string? Code) who, string from = DemoObjects.Own)
    {
        HttpResponseMessage response = null!;
        var statements = await Statements(async () => response = await Try(route, who, from));
        if (statements.Any(Writes))
        {
            await Renew();
        }

        return (int)response.StatusCode is 301 or 302 or 303
            ? response.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) ? "in" : "302"
            : ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<string[]> Answers(Route route)
    {
        var answers = new List<string>();
        foreach (var one in Cast.Everybody)
        {
            answers.Add(await Answer(route, one));
        }

        return [.. answers];
    }

    public async Task<string?> Find(string name, string centre = DemoObjects.Own)
    {
        if (!objects.TryGetValue((name, centre), out var id))
        {
            id = objects[(name, centre)] = await DemoObjects.Find(Services.GetRequiredService<NpgsqlDataSource>(), name, centre);
        }

        return id;
    }

    public async Task<(Visitor Visitor, string Token)> SignedIn((string Name, string? Code) who)
    {
        if (!signedIn.TryGetValue(who.Name, out var one))
        {
            var visitor = who.Code is null ? Stranger() : await As(who.Code);
            var page = await visitor.Get(who.Code is null ? "/sign-in" : "/password");
            one = signedIn[who.Name] = (visitor, page.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!);
        }

        return one;
    }

    private async Task<HttpResponseMessage> Try(Route route, (string Name, string? Code) who, string from)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in route.Values)
        {
            values[name] = DemoObjects.Knows(value) ? await Find(value, from) ?? Guid.Empty.ToString() : value;
        }

        var (visitor, token) = await SignedIn(who);
        var response = await visitor.Send(Request(route, values, token));

        // Signing in or out makes another visitor of it.
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("lms=", StringComparison.Ordinal)))
        {
            signedIn.Remove(who.Name);
        }

        return response;
    }

    private static bool Writes(string statement) =>
        !statement.TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase) || statement.Contains("insert ", StringComparison.OrdinalIgnoreCase);

    private static HttpRequestMessage Request(Route route, Dictionary<string, string> values, string token)
    {
        var path = route.Path(name => values.GetValueOrDefault(name, name == "centre" ? DemoObjects.Own : name));
        var query = Part(values, "query.").Select(pair => $"{pair.Key}={WebUtility.UrlEncode(pair.Value)}");
        var request = new HttpRequestMessage(
            new HttpMethod(route.Method == "ANY" ? "GET" : route.Method), path + (query.Any() ? "?" + string.Join('&', query) : ""));
        if (request.Method != HttpMethod.Get)
        {
            request.Headers.Add("X-Form-Token", token);
            request.Content = values.TryGetValue("json", out var json) ? new StringContent(json, Encoding.UTF8, "application/json")
                : values.TryGetValue("text", out var text) ? new StringContent(text, Encoding.UTF8, "text/plain")
                : new FormUrlEncodedContent(Part(values, "form."));
        }

        foreach (var (name, value) in Part(values, "header."))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static IEnumerable<KeyValuePair<string, string>> Part(Dictionary<string, string> values, string prefix) =>
        from pair in values
        where pair.Key.StartsWith(prefix, StringComparison.Ordinal)
        select KeyValuePair.Create(pair.Key[prefix.Length..], pair.Value);
}
