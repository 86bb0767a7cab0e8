using Lms.Tests.Support;

namespace Lms.Tests.Lessons;

/// <summary>What tests of lesson plans do over and over.</summary>
internal static class PlanWork
{
    public const string Plans = "/c/song-van/lesson-plans";
    public const string Author = "SV-CB05";
    public const string OtherLecturer = "SV-CB07";
    public const string Deputy = "SV-CB02";
    public const string Office = "SV-CB03";
    public const string Trainee = "SV-HV01";

    /// <summary>A draft of the first lesson, as the template has it: its minutes fill its periods.</summary>
    public static async Task<(Guid Id, Page Page)> Begin(Visitor author)
    {
        var form = await author.Get($"{Plans}/new");
        var lesson = form.Document.QuerySelectorAll("#LessonId option").Select(option => option.GetAttribute("value")!).First(value => value.Length > 0);
        var page = await author.Submit(form, $"form[action='{Plans}']", ("LessonId", lesson));
        return (Guid.Parse(author.Location.AbsolutePath.Split('/')[^2]), page);
    }

    public static async Task<string> PartPath(Visitor author, Guid id, int position = 1) =>
        (await author.Get($"{Plans}/{id}/edit")).Document.QuerySelectorAll(".partrows__b a")[position - 1].GetAttribute("href")!;

    public static async Task Submit(Visitor author, Guid id) => await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");

    public static async Task SendBack(Visitor deputy, Guid id, string remark, params (string, string)[] parts) =>
        await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/change-requests']", [("remark", remark), .. parts]);

    public static async Task Approve(Visitor deputy, Guid id) => await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/approvals']");

    public static async Task Write(Visitor author, string part, params (string, string)[] fields) =>
        await author.Submit(await author.Get(part), "form:has([name='Form.Body'])", [.. fields, ("do", "save")]);
}
