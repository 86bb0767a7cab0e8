using System.Net;

namespace Lms.Tests.Architecture;

/// <summary>
/// How many statements a page may send to the database, the one that says who is asking included. A list that asks once for
/// each of its rows shows here at once. {names} in a path are <see cref="DemoObjects"/>.
/// </summary>
public sealed class StatementTests(RouteApp app) : IClassFixture<RouteApp>
{
    public static TheoryData<string, string, int> Pages => new()
    {
        { "stranger", "/sign-in", 2 },
        { "enrolled", "/password", 1 },
        { "enrolled", "/c/song-van", 6 },
        { "lecturer", "/c/song-van", 4 },
        { "office", "/c/song-van", 3 },
        { "deputy", "/c/song-van", 3 },
        { "enrolled", "/c/song-van/classes", 3 },
        { "enrolled", "/c/song-van/classes/{class}", 6 },
        { "office", "/c/song-van/classes/{class}", 5 },
        { "office", "/c/song-van/people", 3 },
        { "office", "/c/song-van/people?find=ng+h&unit=00000000-0000-0000-0000-000000000001&duty=none&class={class}&role=Trainee&page=2", 3 },
        { "office", "/c/song-van/people/{trainee}", 8 },
        { "office", "/c/song-van/people/imports", 3 },
        { "office", "/c/song-van/people/exports", 2 },
        { "office", "/c/song-van/people/suggestions?typed=ng", 2 },
        { "office", "/c/song-van/units/exports", 3 },
        { "office", "/c/song-van/duties/exports?state=Ending", 4 },
        { "office", "/c/song-van/duty-corrections/exports", 2 },
        { "office", "/c/song-van/positions/exports", 2 },
        { "office", "/c/song-van/duty-tags/exports", 2 },
        { "office", "/c/song-van/classes/exports", 2 },
        { "office", "/c/song-van/classes/{class}/roll/exports", 3 },
        { "office", "/c/song-van/policies/exports", 2 },
        { "enrolled", "/c/song-van/profile", 8 },
        { "office", "/c/song-van/duties", 6 },
        { "office", "/c/song-van/duties?state=Unclear&unit={unit}&class={class}", 6 },
        { "office", "/c/song-van/duty-corrections", 3 },
        { "office", "/c/song-van/duty-corrections/{correction}", 7 },
        { "office", "/c/song-van/duty-edits/new?all=true&class={class}", 6 },
        { "office", "/c/song-van/positions", 3 },
        { "office", "/c/song-van/policies", 2 },
        { "office", "/c/song-van/policies/{policy}", 3 },
        { "director", "/c/song-van/policies/mark.step/records/new", 2 },
        { "enrolled", "/c/song-van/programmes", 3 },
        { "lecturer", "/c/song-van/lesson-plans/imports/new", 2 },
        { "lecturer", "/c/song-van/lesson-plans/{plan}/presentation", 5 },
        { "lecturer", "/c/song-van/lesson-plans/{plan}/presentation/notes?session={session}", 6 },
        { "lecturer", "/c/song-van/bank", 5 },
        { "lecturer", "/c/song-van/bank?find=chi+bo&kind=Duty&state=All&page=2", 5 },
        { "lecturer", "/c/song-van/bank/{bank}", 10 },
        { "lecturer", "/c/song-van/bank/{bank}/comparisons?from=1&to=1", 7 },
        { "lecturer", "/c/song-van/bank/{bank}/previews?Tag=Propaganda", 8 },
        { "office", "/c/song-van/bank/{bank}/edit", 9 },
        { "office", "/c/song-van/papers", 3 },
        { "office", "/c/song-van/papers/{paper}", 10 },
        { "director", "/c/song-van/sittings/{sitting:open}/form-changes/new", 5 },
        { "office", "/c/song-van/sittings/{sitting:open}/board", 5 },
        { "office", "/c/song-van/sittings/{sitting:open}/board/1", 8 },
        { "office", "/c/song-van/sittings", 4 },
        { "office", "/c/song-van/sittings/{sitting:open}", 7 },
        { "office", "/c/song-van/sittings/{sitting:open}/blocked", 5 },
        { "office", "/c/song-van/sittings/{sitting:released}/follow-ups/new", 9 },
        { "director", "/c/song-van/sittings/{sitting:open}/postponements/new?person={trainee}", 4 },
        { "office", "/c/song-van/sittings/{sitting:released}/results", 6 },
        { "stranger", "/exam-entry", 0 },
        { "office", "/c/song-van/sittings/{sitting:open}/entry-slips/new", 4 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/marking", 6 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/scripts", 5 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/scripts/{mask:discuss}", 6 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/agreement", 8 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/similar-scripts", 4 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/papers", 4 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/papers/reconciliation", 10 },
        { "office", "/c/song-van/sittings/{sitting:released}/papers/mark-table", 6 },
        { "office", "/c/song-van/sittings/{sitting:closed}/seals/new", 6 },
        { "deputy", "/c/song-van/sittings/{sitting:masking}/allocations/new", 5 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/standardisations", 6 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/standardisations/1/agreed-marks/edit", 10 },
        { "marker", "/c/song-van/standard-sheets/{standard-sheet}", 9 },
        { "marker", "/c/song-van/marking", 5 },
        { "office", "/c/song-van/sittings/{sitting:released}/masks", 7 },
        { "elsewhere", "/c/song-van/results/{sitting:released}", 8 },
        { "elsewhere", "/c/song-van/results/{sitting:released}/appeals", 6 },
        { "office", "/c/song-van/appeals", 2 },
        { "office", "/c/song-van/appeals/{appeal}", 6 },
        { "deputy", "/c/song-van/sittings/{sitting:released}/releases/new", 6 },
        { "marker", "/c/song-van/mark-sheets/{sheet}", 4 },
        { "marker", "/c/song-van/mark-sheets/{sheet}/state", 7 },
        { "marker", "/c/song-van/mark-sheets/{sheet}/comments", 3 },
        { "marker", "/c/song-van/comments", 2 },
        { "deputy", "/c/song-van/sittings/{sitting:closed}/comments", 3 },
        { "enrolled", "/c/song-van/attempts/{attempt:open}", 5 },
        { "enrolled", "/c/song-van/attempts/{attempt:open}/files", 2 },
        { "office", "/c/song-van/sittings/{sitting:open}/files", 4 },
        { "enrolled", "/c/song-van/attempts/{attempt:open}/answers/1/revisions", 3 },
        { "enrolled", "/c/song-van/attempts/{attempt:open}/answers/1/revisions/1", 3 },
        { "enrolled", "/c/song-van/sessions/{session}/room", 2 },
        { "lecturer", "/c/song-van/sessions/{session}/room", 2 },
        { "lecturer", "/c/song-van/sessions/{session}/attendance", 6 },
        { "lecturer", "/c/song-van/sessions/{session}/attendance/code", 4 },
        { "enrolled", "/c/song-van/sessions/{session}/check-ins/new", 5 },
        { "office", "/c/song-van/classes/{class}/attendance", 7 },
        { "office", "/c/song-van/classes/{class}/attendance?find=nguyen&page=2&block=1", 7 },
        { "enrolled", "/c/song-van/classes/{class}/attendance", 6 },
        { "office", "/c/song-van/classes/{class}/attendance/exports", 6 },
        { "enrolled", "/c/song-van/sessions/{session}/room/transcript", 4 },
        { "lecturer", "/c/song-van/sessions/{session}/room/transcript/exports", 4 },
        { "lecturer", "/c/song-van/sessions/{session}/room/transcript/papers", 4 },
        { "lecturer", "/c/song-van/sessions/{session}/room/groups", 5 },
        { "lecturer", "/c/song-van/sessions/{session}/meeting-link/edit", 2 },
        { "lecturer", "/c/song-van/sessions/{session}/films/{film}", 5 },
        { "lecturer", "/c/song-van/sessions/{session}/films/{film}/exports?format=Csv", 4 },
        { "enrolled", "/c/song-van/sessions/{session}/room/polls", 2 },
        { "lecturer", "/c/song-van/sessions/{session}/room/polls/new", 3 },
        { "office", "/c/song-van/sessions/{session}/room/polls/exports?format=Csv", 2 },
        { "enrolled", "/c/song-van/sessions/{session}/room/questions", 4 },
        { "lecturer", "/c/song-van/sessions/{session}/room/questions", 5 },
        { "enrolled", "/c/song-van/sessions/{session}/room/search?q=nuoc", 3 },
        { "office", "/c/song-van/units", 3 },
        { "office", "/c/song-van/units/{unit}", 8 },
        { "office", "/c/song-van/units/{unit}/changes/new", 3 },
        { "office", "/c/song-van/units/{unit}/moves/new", 4 },
        { "office", "/c/song-van/units/{unit}/mergers/new", 4 },
        { "office", "/c/song-van/units/{unit}/dissolutions/new", 7 },
        { "office", "/c/song-van/units/{unit:group}/members/new", 3 },
        { "office", "/c/song-van/unit-levels", 2 },
        { "office", "/c/song-van/centre", 3 },
        { "office", "/c/song-van/positions/civil-servant/edit", 3 },
        { "office", "/c/song-van/duty-tags/Propaganda/edit", 2 },
        { "province", "/p/ha-van", 3 },
        { "province", "/c/song-van", 2 },
        { "province", "/c/song-van/units/{unit}", 7 },
        { "enrolled", "/help", 1 },
        { "enrolled", "/c/song-van/search?q=chi+bo", 2 },
        { "office", "/c/song-van/search?q=t%E1%BA%ADp+trung+d%C3%A2n+ch%E1%BB%A7&place=Plans&page=2", 2 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_to_its_statements(string who, string path, int budget)
    {
        var (visitor, _) = await app.SignedIn(Cast.Everybody.Single(one => one.Name == who));
        path = await Fill(path);

        // What the first visitor of all pays for is not asked of every one.
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(path)).Status);
        var statements = await app.Statements(async () => await visitor.Get(path));

        Assert.True(who == "stranger" || statements.Count > 0, "Nothing was counted.");
        Assert.True(
            statements.Count <= budget,
            $"{path} sends {statements.Count} statements, {budget} are allowed:\n\n{string.Join("\n\n", statements)}");
    }

    private async Task<string> Fill(string path)
    {
        foreach (var name in path.Split('{').Skip(1).Select(rest => rest.Split('}')[0]))
        {
            path = path.Replace($"{{{name}}}", await app.Find(name), StringComparison.Ordinal);
        }

        return path;
    }
}
