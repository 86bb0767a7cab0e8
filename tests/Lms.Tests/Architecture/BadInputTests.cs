using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Architecture;

/// <summary>Whatever is sent, the site refuses or answers: it never fails.</summary>
public sealed class BadInputTests(RouteApp app) : IClassFixture<RouteApp>
{
    private static readonly string[] OddSegments = ["0", "-1", "99999999999999999999", "a%2Fb", "00000000-0000-0000-0000-000000000000", "đồng%20chí"];

    private static readonly string[] OddQueries =
    [
        "page=-1", "page=0", "page=99999999999", "page=abc&size=-5", "q=%00", "q=%ED%A0%80", "q=" + "%25'%22%5C;--", "q=&q=&page=&size=",
        "id=%00&tab=%3Cscript%3E&sort=;drop&culture=xx&ui-culture=yy&returnUrl=//example.org", "[0].x=1&a[b][c]=2&=&&?",
    ];

    private static readonly string[] OddValues =
    [
        "", "\0", "\ud83d\ude00 e\u0301 \u202e", new('x', 300), new('y', 200_000), "-1", "99999999999999999999", "0,5", "32/13/2026 25:61",
        "00000000-0000-0000-0000-000000000000", "{{position}} <script>alert(1)</script> ${7*7} %s",
    ];

    private static readonly string[] Curious = ["stranger", "enrolled", "lecturer", "office", "deputy"];

    [Fact]
    public async Task No_address_makes_a_page_fail()
    {
        var failures = new List<string>();
        foreach (var template in app.Endpoints.Where(endpoint => endpoint.StartsWith("GET ", StringComparison.Ordinal)))
        {
            foreach (var path in await Addresses(Route.Draft(template)))
            {
                foreach (var who in Cast.Everybody.Where(one => Curious.Contains(one.Name)))
                {
                    var (visitor, _) = await app.SignedIn(who);
                    using var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
                    if ((int)answer.StatusCode >= 500)
                    {
                        failures.Add($"{path} fails for {who.Name} ({(int)answer.StatusCode})");
                    }
                }
            }
        }

        Guard.None(failures);
    }

    [Fact]
    public async Task No_form_makes_the_site_fail()
    {
        var failures = new List<string>();
        foreach (var route in RouteTable.Routes.Where(route => route.Method is not ("GET" or "ANY")))
        {
            // The first who is let in: what nobody may send is refused before it is read.
            var who = Cast.Everybody.Zip(route.Answers).FirstOrDefault(pair => pair.Second is not ("in" or "401" or "403" or "404")).First;
            foreach (var value in OddValues.Where(_ => who.Name is not null))
            {
                var answer = await app.Answer(route with { Values = Fill(route, value) }, who);
                if (answer.StartsWith('5'))
                {
                    failures.Add($"{answer} {route.Endpoint} fails for {who.Name} on {value[..Math.Min(value.Length, 40)].Replace('\0', '0')}");
                }
            }
        }

        Guard.None(failures);
    }

    private async Task<IEnumerable<string>> Addresses(Route route)
    {
        var found = new Dictionary<string, string>();
        foreach (var (name, value) in route.Values)
        {
            found[name] = DemoObjects.Knows(value) ? await app.Find(value) ?? Guid.NewGuid().ToString() : value;
        }

        var usual = route.Path(name => name == "centre" ? DemoObjects.Own : found[name]);
        return OddQueries.Select(query => $"{usual}?{query}")
            .Concat(OddSegments.Where(_ => found.Count > 0).Select(odd => route.Path(name => name == "centre" ? DemoObjects.Own : odd)))
            .Concat(OddSegments.Where(_ => route.Template.Contains("{centre}", StringComparison.Ordinal))
                .Select(odd => route.Path(name => name == "centre" ? odd : found[name])));
    }

    // Every field that the action reads holds the odd value.
    private Dictionary<string, string> Fill(Route route, string odd)
    {
        var values = route.Values.Where(pair => !pair.Key.StartsWith("form.", StringComparison.Ordinal)).ToDictionary();
        foreach (var field in Fields(route))
        {
            values[$"form.{field}"] = odd;
        }

        return values;
    }

    private IEnumerable<string> Fields(Route route) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/') == route.Template
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(route.Method) == true)
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? [])
        .SelectMany(parameter => IsValue(parameter.ParameterType)
            ? [parameter.Name]
            : parameter.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name));

    private static bool IsValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsValueType || type == typeof(string) || Nullable.GetUnderlyingType(type) is not null;
}
