using Lms.Tests.Marking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Home;

/// <summary>Each step of marking waits on the day page of whoever takes it, and of nobody else.</summary>
public sealed class MarkingMattersTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Masking_waits_for_the_officer_and_then_allocation_for_the_head()
    {
        var sitting = await ASitting.Masking(app);
        Assert.True(await Waits(ASitting.MaskingOfficer, sitting, "maskings"));
        Assert.False(await Waits(ASitting.Head, sitting, "allocations/new"));

        await sitting.HandOver();
        Assert.False(await Waits(ASitting.MaskingOfficer, sitting, "maskings"));
        Assert.True(await Waits(ASitting.Head, sitting, "allocations/new"));
        Assert.False(await Waits(ASitting.Marker, sitting, "allocations/new"));

        await sitting.Allocate();
        Assert.False(await Waits(ASitting.Head, sitting, "allocations/new"));
    }

    [Fact]
    public async Task What_a_marker_told_waits_for_the_head_until_it_is_answered()
    {
        var sitting = await ASitting.Sealed(app);
        var sheet = (await sitting.SheetsOf(ASitting.Marker))[0];
        Assert.False(await Waits(ASitting.Head, sitting, "scripts"));

        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"insert into concerns (centre_id, mark_sheet_id, reason, answer, raised_at) values ({sitting.CentreId}, {sheet}, 'Chép giống bài khác', '', {app.Clock.GetUtcNow()})"));
        Assert.True(await Waits(ASitting.Head, sitting, "scripts"));
        Assert.False(await Waits(ASitting.OtherMarker, sitting, "scripts"));

        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update concerns set answer = 'Đã xem', answered_at = {app.Clock.GetUtcNow()}, answered_by = (select id from people where code = {ASitting.Head}) where mark_sheet_id = {sheet}"));
        Assert.False(await Waits(ASitting.Head, sitting, "scripts"));
    }

    [Fact]
    public async Task A_consent_of_one_waits_for_the_other_and_not_for_its_giver()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await sitting.AskForConsents(2);
        Assert.False(await Waits(ASitting.Director, sitting, "releases/new"));

        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");

        Assert.True(await Waits(ASitting.Director, sitting, "releases/new"));
        Assert.False(await Waits(ASitting.Head, sitting, "releases/new"));
        Assert.False(await Waits(ASitting.Office, sitting, "releases/new"));
    }

    private async Task<bool> Waits(string code, ASitting sitting, string where) =>
        (await (await app.As(code)).Get("/c/song-van")).Document.QuerySelector($"a[href='{sitting.Path}/{where}']") is not null;
}
