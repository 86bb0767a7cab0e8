using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Lessons.Exporting;

/// <summary>One field of a plan as an inspection looks for it; a field that was left empty says so.</summary>
public sealed record PaperField(string Title, IReadOnlyList<string> Lines);

public sealed record PaperSection(string Title, IReadOnlyList<PaperField> Fields);

/// <summary>A lesson plan as it is put on paper (domain notes §4), in Word and to be printed alike.</summary>
/// <param name="WithNotes">The lecturer's or inspector's copy; without, it may be handed on.</param>
public sealed record PlanPaper(PlanPage Page, string Centre, string PlaceAndDate, bool WithNotes)
{
    public LessonPlan Plan => Page.Plan;

    public string Writers => string.Join(", ", Page.Head.Writers.Prepend(Page.Head.Author));

    /// <summary>Who approved this version; null while nobody has.</summary>
    public ReviewLine? Approval => Page.Reviews.LastOrDefault(review => review.Act == ReviewAct.Approved);

    public IReadOnlyList<PaperField> Facts(Texts text) =>
    [
        Field(text["Lessons.Paper.Programme"], Page.Head.Programme),
        Field(text["Lessons.Audience"], Plan.Header.Audience),
        Field(text["Lessons.Paper.Periods"], text["Lessons.PeriodsMinutes", Plan.Periods, Page.Expected]),
        Field(text["Lessons.Paper.Writer"], Writers),
        Field(text["Lessons.Paper.State"], State(text)),
        .. Page.Head.Source is { } source ? [Field(text["Lessons.BegunFrom"], $"{source.Title}, {source.Author}")] : Array.Empty<PaperField>(),
    ];

    public IReadOnlyList<PaperSection> Sections(Texts text)
    {
        var head = Plan.Header;
        PaperField Of(string key, string value) => Field(text[key], value, text["Lessons.Paper.Blank"]);
        return
        [
            new(text["Lessons.Paper.Goals"], [Of("Lessons.Knowledge", head.Knowledge), Of("Lessons.Skill", head.Skill), Of("Lessons.Attitude", head.Attitude)]),
            new(text["Lessons.Paper.Ways"], [Of("Lessons.Methods", head.Methods), Of("Lessons.Means", head.Means)]),
            new(text["Lessons.Paper.Reading"],
            [
                Of("Lessons.RequiredReading", head.RequiredReading), Of("Lessons.FurtherReading", head.FurtherReading),
                Of("Resolutions.Cites", string.Join('\n', Page.Head.Cited.Select(one => $"{one.Number}: {one.Title}{(one.HoldsNoMore ? $" ({text["Resolutions.Outdated"]})" : "")}"))),
            ]),
        ];
    }

    public IReadOnlyList<string> StepHead(Texts text) =>
        [text["Lessons.Paper.Row"], text["Lessons.Paper.Step"], text["Lessons.Paper.Time"], text["Lessons.Paper.Content"], text["Lessons.Paper.Method"]];

    public IEnumerable<IReadOnlyList<string>> Steps(Texts text) => Page.Parts
        .Select(part => (IReadOnlyList<string>)[$"{part.Position}", text.Of(part.Step), $"{part.Minutes}", part.Title, part.Method])
        .Append(["", text["Lessons.Paper.Sum"], $"{Page.Minutes}", text["Lessons.Paper.SumOf", Page.Expected, Plan.Periods], ""]);

    public IReadOnlyList<string> ReviewHead(Texts text) => [text["Lessons.Paper.When"], text["Lessons.Paper.What"], text["Lessons.Paper.Remark"]];

    public IEnumerable<IReadOnlyList<string>> Reviews(Texts text)
    {
        yield return [SchoolTime.Show(Plan.CreatedAt, "datetime"), text["Lessons.Act.Begun", Page.Head.Author], ""];
        foreach (var review in Page.Reviews)
        {
            yield return [SchoolTime.Show(review.At, "datetime"), text[$"Lessons.Act.{review.Act}", review.Actor], review.Remark];
        }

        foreach (var (part, remark) in Page.Parts.SelectMany(part => part.Remarks.Select(remark => (part, remark))))
        {
            yield return
            [
                SchoolTime.Show(remark.At, "datetime"), text["Lessons.Paper.RemarkBy", remark.Actor, part.Position],
                remark.IsSettled ? $"{remark.Text} ({text["Lessons.RemarkIsSettled"]})" : remark.Text,
            ];
        }
    }

    public string PartTitle(Texts text, PartView part) => text["Lessons.Paper.Part", part.Position, part.Title, part.Minutes];

    public static string PartFacts(Texts text, PartView part) => part.Method.Length > 0
        ? text["Lessons.Paper.StepAndMethod", text.Of(part.Step), part.Method]
        : text["Lessons.Paper.StepOnly", text.Of(part.Step)];

    /// <summary>What may be answered, a line each; the right ones say so.</summary>
    public static IEnumerable<string> Choices(Texts text, PollQuestion poll) => poll.Kind == PollKind.Scale
        ? [$"1. {poll.LowEnd}", $"{PollQuestion.Steps}. {poll.HighEnd}"]
        : poll.Choices.Select((choice, place) => $"{place + 1}. {choice}{(poll.Right.Contains(place + 1) ? $" ({text["Polls.Right"]})" : "")}");

    private string State(Texts text) => Approval is { } approval
        ? text["Lessons.Paper.ApprovedState", Plan.VersionNumber, SchoolTime.Show(approval.At, "date"), approval.Actor]
        : text["Lessons.Paper.OtherState", Plan.VersionNumber, text.Of(Plan.State)];

    private static PaperField Field(string title, string value, string blank = "") =>
        new(title, value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines : [blank]);
}
