using System.Net;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Marking;

/// <summary>Names in scripts: proposed, decided on, hidden at hand-over, and given back to whoever wrote them.</summary>
public sealed class MaskingTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Names_of_the_register_are_proposed_with_how_often_they_stand_and_hidden_by_name()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);

        var page = await officer.Get($"{sitting.Path}/maskings");

        var row = page.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal));
        Assert.Equal("4", row.QuerySelector("[data-label='Số bài']")!.TextContent.Trim());
        Assert.Contains("chưa quyết định", row.TextContent, StringComparison.Ordinal);
        await Decide(officer, sitting, "Hidden", ("name", name), ("kind", "Person"));
        Assert.All(await Masks(sitting, name), mask => Assert.Equal(MaskState.Hidden, mask.State));
        await Decide(officer, sitting, "Left", ("name", name), ("kind", "Person"));
        Assert.All(await Masks(sitting, name), mask => Assert.Equal(MaskState.Left, mask.State));
    }

    [Fact]
    public async Task One_place_is_decided_on_alone_and_all_that_is_left_in_one_press()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);
        var one = (await Masks(sitting, name))[0];

        await Decide(officer, sitting, "Hidden", ("mask", one.Id.ToString()));
        await Decide(officer, sitting, "Left");

        var masks = await Masks(sitting, name);
        Assert.Equal(MaskState.Hidden, masks.Single(mask => mask.Id == one.Id).State);
        Assert.All(masks.Where(mask => mask.Id != one.Id), mask => Assert.Equal(MaskState.Left, mask.State));
    }

    [Fact]
    public async Task What_is_hidden_no_marker_reads_and_the_trainee_reads_again_with_remarks_at_the_right_place()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);
        await Decide(officer, sitting, "Hidden");
        await officer.Post($"{sitting.Path}/hand-overs");
        await sitting.Allocate();
        var marker = await app.As(ASitting.Marker);
        foreach (var code in new[] { ASitting.Marker, ASitting.OtherMarker })
        {
            var reader = await app.As(code);
            foreach (var id in await sitting.SheetsOf(code))
            {
                var page = await reader.Get($"/c/song-van/mark-sheets/{id}");
                Assert.DoesNotContain(name, page.Text, StringComparison.Ordinal);
                Assert.Contains("[…]", page.Text, StringComparison.Ordinal);
            }
        }

        foreach (var id in await sitting.SheetsOf(ASitting.Marker))
        {
            var sheet = await Sheet.Open(marker, id);
            Assert.Equal(HttpStatusCode.OK, (await sheet.Say(1, 0, "[…] nói: Chi bộ", "Đúng chỗ.")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await sheet.Say(1, 9, "Chi bộ là hạt nhân", "Đúng ý.")).StatusCode);
        }

        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");

        var result = await (await app.As(ASitting.Writers[0])).Get($"/c/song-van/results/{sitting.Id}");
        var remarked = result.Document.QuerySelectorAll(".anchor").Select(anchor => string.Concat(anchor.ChildNodes.Where(node => node.NodeType == AngleSharp.Dom.NodeType.Text).Select(node => node.TextContent))).ToList();
        Assert.DoesNotContain("[…]", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{name} nói: ", remarked[0], StringComparison.Ordinal);
        Assert.Contains(remarked, words => words.Contains("Chi bộ", StringComparison.Ordinal));
        Assert.Contains("là hạt nhân", string.Concat(remarked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officers_own_words_are_hidden_in_one_script_or_in_all()
    {
        var sitting = await ASitting.Masking(app);
        var officer = await app.As(ASitting.MaskingOfficer);
        var number = (await sitting.MaskNumbers())[0];

        await officer.Submit(await officer.Get($"{sitting.Path}/maskings/{number}"), "form[action$='/own-masks']", ("words", "hạt  NHÂN"));
        var scripts = await app.InDatabase(db => db.ScriptMasks.Where(mask => mask.Kind == MaskKind.Own && db.Scripts.Any(script =>
            script.Id == mask.ScriptId && script.ExamSittingId == sitting.Id)).Select(mask => mask.ScriptId).Distinct().ToListAsync());
        Assert.Equal([await sitting.ScriptOf(number)], scripts);

        await officer.Post($"{sitting.Path}/own-masks", ("words", "hạt nhân"));
        await officer.Post($"{sitting.Path}/own-masks", ("words", "hạt nhân"));
        Assert.Equal(4 * 2, await app.InDatabase(db => db.ScriptMasks.CountAsync(mask => mask.Kind == MaskKind.Own && mask.State == MaskState.Hidden
            && db.Scripts.Any(script => script.Id == mask.ScriptId && script.ExamSittingId == sitting.Id))));

        // Left to be read after all, and hidden again: the same finds, no second ones.
        await officer.Post($"{sitting.Path}/mask-decisions", ("decision", "Left"), ("name", "hạt nhân"), ("kind", "Own"));
        await officer.Post($"{sitting.Path}/own-masks", ("words", "hạt nhân"));
        Assert.Equal(4 * 2, await app.InDatabase(db => db.ScriptMasks.CountAsync(mask => mask.Kind == MaskKind.Own
            && db.Scripts.Any(script => script.Id == mask.ScriptId && script.ExamSittingId == sitting.Id))));
        Assert.Equal(0, await app.InDatabase(db => db.ScriptMasks.CountAsync(mask => mask.Kind == MaskKind.Own && mask.State == MaskState.Left
            && db.Scripts.Any(script => script.Id == mask.ScriptId && script.ExamSittingId == sitting.Id))));
    }

    [Fact]
    public async Task The_text_is_whole_until_hand_over_and_what_was_written_is_kept_after_it()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);
        await Decide(officer, sitting, "Hidden");
        Assert.All(await Texts(sitting), text => Assert.Contains(name, text, StringComparison.Ordinal));

        await officer.Post($"{sitting.Path}/hand-overs");

        Assert.All(await Texts(sitting), text => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
        Assert.All(await app.InDatabase(db => db.ScriptOriginals.Where(one => db.Scripts.Any(script => script.Id == one.ScriptId && script.ExamSittingId == sitting.Id))
            .Select(one => one.Text).ToListAsync()), text => Assert.Contains(name, text, StringComparison.Ordinal));
        var first = (await sitting.MaskNumbers())[0];
        Assert.Contains(name, (await officer.Get($"{sitting.Path}/maskings/{first}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_name_undecided_nothing_is_handed_over()
    {
        var (sitting, _) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);

        var answer = await officer.Post($"{sitting.Path}/hand-overs");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty((await officer.Get($"{sitting.Path}/maskings")).Document.QuerySelectorAll("form[action$='/hand-overs']"));
        Assert.Null((await Read(sitting)).HandedOverAt);
    }

    [Fact]
    public async Task Of_two_windows_that_hand_over_at_once_one_is_refused()
    {
        var sitting = await ASitting.Masking(app);
        var officer = await app.As(ASitting.MaskingOfficer);
        await Decide(officer, sitting, "Left");
        var second = await app.As(ASitting.MaskingOfficer);

        var answers = await Task.WhenAll(officer.Post($"{sitting.Path}/hand-overs"), second.Post($"{sitting.Path}/hand-overs"));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "ExamSitting.HandedOver" && entry.SubjectId == sitting.Id)));
        Assert.All(await Bags(sitting), bag => Assert.Equal(1, bag));
    }

    [Fact]
    public async Task After_hand_over_no_mask_changes_by_any_page()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        await sitting.HandOver();
        var officer = await app.As(ASitting.MaskingOfficer);
        var before = await Masks(sitting, name);

        foreach (var path in new[] { "mask-decisions", "own-masks", "mask-closings", "hand-overs" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post($"{sitting.Path}/{path}", ("decision", "Hidden"), ("words", "Chi bộ"))).StatusCode);
        }

        Assert.Equal(before.Select(mask => mask.State), (await Masks(sitting, name)).Select(mask => mask.State));
        Assert.Empty((await officer.Get($"{sitting.Path}/maskings")).Document.QuerySelectorAll("main form[method=post]"));
    }

    [Theory]
    [InlineData("update scripts set mask_number = mask_number + 1 where exam_sitting_id = {0}")]
    [InlineData("update scripts set bag = 9 where exam_sitting_id = {0}")]
    [InlineData("delete from scripts where exam_sitting_id = {0}")]
    [InlineData("update script_answers set text = 'x' where script_id in (select id from scripts where exam_sitting_id = {0})")]
    [InlineData("update script_answers set question_source = 'x' where script_id in (select id from scripts where exam_sitting_id = {0})")]
    [InlineData("update script_masks set state = 2, decided_at = now() where script_id in (select id from scripts where exam_sitting_id = {0})")]
    [InlineData("update script_links set first_number = 1 where script_id in (select id from scripts where exam_sitting_id = {0})")]
    [InlineData("update script_originals set text = 'x' where script_id in (select id from scripts where exam_sitting_id = {0})")]
    public async Task The_database_itself_refuses_to_mask_again_after_allocation(string sql)
    {
        var (sitting, _) = await WithANameInEveryAnswer();
        await sitting.HandOver();
        await sitting.Allocate();

        await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql, sitting.Id)));
    }

    [Theory]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Head, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Nobody_but_the_masking_officer_reads_what_was_written(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Masking(app);
        var visitor = await app.As(code);
        var number = (await sitting.MaskNumbers())[0];

        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/maskings")).Status);
        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/maskings/{number}")).Status);
        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/hand-overs/new")).Status);
        Assert.Equal(expected, (await visitor.Post($"{sitting.Path}/mask-decisions", ("decision", "Left"))).StatusCode);
        Assert.Equal(expected, (await visitor.Post($"{sitting.Path}/hand-overs")).StatusCode);
    }

    [Fact]
    public async Task A_forged_number_a_forged_find_and_a_forged_decision_change_nothing()
    {
        var (sitting, name) = await WithANameInEveryAnswer();
        var (other, _) = await WithANameInEveryAnswer();
        var officer = await app.As(ASitting.MaskingOfficer);
        var foreign = (await Masks(other, name))[0];

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{sitting.Path}/maskings/1")).Status);
        await officer.Post($"{sitting.Path}/mask-decisions", ("decision", "Hidden"), ("mask", foreign.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post($"{sitting.Path}/mask-decisions", ("decision", "Proposed"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post($"{sitting.Path}/own-masks", ("words", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await officer.Post($"{sitting.Path}/own-masks", ("words", "Chi bộ"), ("script", "1"))).StatusCode);

        Assert.All(await Masks(other, name), mask => Assert.Equal(MaskState.Proposed, mask.State));
        Assert.DoesNotContain(await app.InDatabase(db => db.ScriptMasks.Where(mask => mask.Kind == MaskKind.Own).Select(mask => mask.ScriptId).ToListAsync()),
            script => app.InDatabase(db => db.Scripts.AnyAsync(one => one.Id == script && one.ExamSittingId == sitting.Id)).GetAwaiter().GetResult());
    }

    [Fact]
    public async Task The_head_sees_no_script_before_it_is_given_out()
    {
        var sitting = await ASitting.Masking(app);
        var head = await app.As(ASitting.Head);
        var numbers = await sitting.MaskNumbers();

        foreach (var step in new[] { "sealed", "handed over" })
        {
            var list = await head.Get($"{sitting.Path}/scripts");
            Assert.DoesNotContain(numbers, list.Shows);
            Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"{sitting.Path}/scripts/{numbers[0]}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await head.Post($"{sitting.Path}/scripts/{numbers[0]}/settlements", ("Mark", "5"), ("Minutes", "a"))).StatusCode);
            if (step == "sealed")
            {
                await sitting.HandOver();
            }
        }
    }

    /// <summary>A person of the register whom every candidate names in both answers.</summary>
    private async Task<(ASitting Sitting, string Name)> WithANameInEveryAnswer()
    {
        var name = await app.InDatabase(db => db.People.Where(person => person.Code == "SV-HV20").Select(person => person.FullName).SingleAsync());
        var sitting = await ASitting.Saying(app, $"{name} nói: ");
        return (await sitting.MakeScripts(), name);
    }

    private static Task<HttpResponseMessage> Decide(Visitor officer, ASitting sitting, string decision, params (string Name, string Value)[] asked) =>
        officer.Post($"{sitting.Path}/mask-decisions", [("decision", decision), .. asked]);

    private Task<ExamSitting> Read(ASitting sitting) => app.InDatabase(db => db.Sittings.AsNoTracking().SingleAsync(one => one.Id == sitting.Id));

    private Task<List<int?>> Bags(ASitting sitting) => app.InDatabase(db => db.Scripts.Where(script => script.ExamSittingId == sitting.Id).Select(script => script.Bag).ToListAsync());

    private Task<List<ScriptMask>> Masks(ASitting sitting, string name) => app.InDatabase(db => db.ScriptMasks.AsNoTracking()
        .Where(mask => mask.Name == name && db.Scripts.Any(script => script.Id == mask.ScriptId && script.ExamSittingId == sitting.Id))
        .OrderBy(mask => mask.Id).ToListAsync());

    private Task<List<string>> Texts(ASitting sitting) => app.InDatabase(db => db.Set<ScriptAnswer>()
        .Where(answer => db.Scripts.Any(script => script.Id == answer.ScriptId && script.ExamSittingId == sitting.Id)).Select(answer => answer.Text).ToListAsync());
}
