namespace Lms.Tests.Architecture;

/// <summary>Every route × role × ownership, against the real endpoint table. How to add one: <see cref="RouteTable"/>.</summary>
public sealed class RouteTests(RouteApp app) : IClassFixture<RouteApp>
{
    public static TheoryData<string> Lines => [.. RouteTable.Routes.Select(route => route.ToString())];

    [Fact]
    public async Task Every_endpoint_has_its_line()
    {
        var missing = new List<string>();
        foreach (var endpoint in app.Endpoints.Except(RouteTable.Routes.Select(route => route.Endpoint)))
        {
            var draft = Route.Draft(endpoint);
            missing.Add((Observe ? draft with { Answers = await app.Answers(draft) } : draft).ToString());
        }

        Guard.None(missing);
    }

    [Fact]
    public void Every_line_has_its_endpoint() => Guard.None(RouteTable.Routes.Select(route => route.Endpoint).Except(app.Endpoints));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Everybody_is_answered_as_the_table_says(string line)
    {
        var route = Route.Read(line);
        await RefuseUnfilled(route);

        var answers = await app.Answers(route);

        Assert.True(
            answers.SequenceEqual(route.Answers),
            $"{Cast.Names}\nthe table says {string.Join(' ', route.Answers)}\nthe site says  {string.Join(' ', answers)}\n{route with { Answers = answers }}");
    }

    /// <summary>Under one's own centre's path an id of another centre means nothing, whoever asks.</summary>
    [Fact]
    public async Task Ids_of_another_centre_are_not_found()
    {
        Guard.None(RouteTable.Routes.GroupBy(route => route.Endpoint).Where(lines => !lines.Any(LooksForIt)).Select(lines => lines.Key));
        var leaks = new List<string>();
        foreach (var route in RouteTable.Routes.Where(route => route.Values.Values.Any(DemoObjects.Knows) && LooksForIt(route)))
        {
            foreach (var (one, answer) in Cast.Everybody.Zip(route.Answers).Where(pair => !IsRefusal(pair.Second)))
            {
                var got = await app.Answer(route, one, from: DemoObjects.Other);
                if (!IsRefusal(got))
                {
                    leaks.Add($"{route.Endpoint} answers {got} to {one.Name} for the other centre's id");
                }
            }
        }

        Guard.None(leaks);
    }

    private static bool IsRefusal(string answer) => answer is "in" or "401" or "403" or "404";

    // 415 and 428 are said before anything is looked up: such a line proves nothing of ids, but another one of its endpoint must.
    private static bool LooksForIt(Route route) => !route.Answers.Intersect(["415", "428"]).Any();

    private static bool Observe => Environment.GetEnvironmentVariable("LMS_DRAFT_ROUTES") == "1";

    // An id that is nobody's would be answered 404 to everybody, and prove nothing.
    private async Task RefuseUnfilled(Route route)
    {
        foreach (var name in Route.Parameters(route.Template).Where(name => name != "centre"))
        {
            Assert.True(route.Values.TryGetValue(name, out var value), $"{route.Endpoint} needs {name}=…");
            Assert.True(!DemoObjects.Knows(value) || await app.Find(value) is not null, $"The demo has no {value}.");
        }
    }
}
