using Lms.Features.Organisation.Verbs;
using Lms.Hosting;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Organisation;

public sealed class NewAdministratorTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_new_centre_begins_with_its_policies_and_an_administrator_who_changes_the_password_first()
    {
        var told = await Create(
            "--centre=bac-ha", "--name=Nguyễn Thị Ánh Dương", "--code=bh-01", "--centre-name=Trung tâm Bắc Hà", "--province=Tỉnh Đoài");
        var password = told.Split("First password: ")[1].Split(' ')[0];

        var visitor = app.Stranger();
        await visitor.SignIn("BH-01", password);
        Assert.Equal("/password", visitor.Location.AbsolutePath);
        await visitor.Submit(
            await visitor.Get("/password"), "form[action='/password']", ("Current", password), ("New", "mot cau de nho"), ("Again", "mot cau de nho"));

        Assert.Equal("/c/bac-ha", visitor.Location.AbsolutePath);
        Assert.NotEqual(0, await app.InDatabase(db => db.PolicyRecords.CountAsync(record => db.Centres.Any(
            centre => centre.Slug == "bac-ha" && centre.Id == record.CentreId))));
    }

    [Fact]
    public async Task Somebody_known_gets_the_role_and_keeps_the_password()
    {
        var told = await Create("--centre=song-van", "--name=Lê Thu Hằng", "--code=SV-CB03");

        Assert.DoesNotContain("password", told, StringComparison.Ordinal);
        await app.As("SV-CB03");
    }

    [Theory]
    [InlineData("--centre=khong-co|--name=A B|--code=X1")]
    [InlineData("--centre=song-van|--code=X1")]
    [InlineData("--centre=Sông Vân|--name=A B|--code=X1")]
    [InlineData("--centre=song-van|--name=A B|--code= ")]
    public async Task What_is_missing_or_wrong_is_said_in_one_line(string arguments)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Create(arguments.Split('|')));

        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_broken_rule_is_said_in_words()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Create("--centre=song-van", "--name=A B", $"--code={new string('x', 60)}"));

        Assert.DoesNotContain("Person.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("code", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> Create(params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var given = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        return await scope.ServiceProvider.GetRequiredService<NewAdministrator>()
            .Create(AdministratorOptions.From(given), TestContext.Current.CancellationToken);
    }
}
