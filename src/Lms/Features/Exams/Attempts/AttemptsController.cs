using Lms.Access;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Attempts;

/// <summary>A trainee's own sittings, and the page where one is written. Nobody else comes here.</summary>
[Route("c/{centre}/attempts")]
public sealed class AttemptsController(LmsDbContext db, AttemptPages pages, AnswerStore answers, TimeProvider clock) : CentreController
{
    [HttpGet]
    [Allow(Role.Trainee)]
    public async Task<IActionResult> Index(int page, CancellationToken stop) =>
        View(await AttemptList.Read(db, Me, clock.GetUtcNow(), page, stop));

    [WithCode(Attempt = "id")]
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await pages.Read(Me, id, stop) is { } page ? Draw(page) : NotFound();

    /// <summary>Saves without script: the same store and the same rules, all answers at once.</summary>
    [WithCode(Attempt = "id")]
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, AnswersForm form, CancellationToken stop)
    {
        if (await pages.Read(Me, id, stop) is not { } page)
        {
            return NotFound();
        }

        var sheets = new List<AnswerSheet>();
        foreach (var sheet in page.Sheets)
        {
            sheets.Add(await Save(id, sheet, form.For(sheet.Number)));
        }

        page = page with { Sheets = sheets };
        return page.IsRefused || page.IsDisputed ? Draw(page)
            : LocalRedirect(form.Then switch
            {
                "hand-in" => Path("attempts", id, "hand-ins", "new"),
                "files" => Path("attempts", id, "files"),
                _ => Path("attempts", id),
            });
    }

    private ViewResult Draw(AttemptPage page) => View(page.IsOver || page.IsRefused ? "Closed" : "Show", page);

    private async Task<AnswerSheet> Save(Guid id, AnswerSheet sheet, AnswerLine? line)
    {
        var typed = CleanText.Of(line?.Text ?? "");
        if (line is null || typed == sheet.Text)
        {
            return sheet;
        }

        if (typed.Length > Domain.Exams.Answer.MaxLength)
        {
            return sheet with { Text = typed, Sequence = line.Sequence, TooLong = true };
        }

        var save = new AnswerSave(CentreId, id, Me.PersonId, sheet.Number, line.Sequence, typed, HttpContext.ArrivedAt());
        return await answers.Save(save, CancellationToken.None) switch
        {
            SaveOutcome.Saved saved => sheet with { Text = typed, Sequence = saved.Sequence, SavedAt = saved.At },
            SaveOutcome.Conflict other => sheet with { Text = typed, Sequence = other.Sequence, Other = other.Text, OtherAt = other.At },
            SaveOutcome.TryAgain => sheet with { Text = typed, Sequence = line.Sequence, Unsaved = true },
            _ => sheet with { Refused = typed },
        };
    }
}

public sealed class AnswersForm
{
    public List<AnswerLine> Answers { get; set; } = [];

    /// <summary>The button that was pressed: "hand-in" goes on to handing in, "files" to the files.</summary>
    public string? Then { get; set; }

    public AnswerLine? For(int number) => Answers.Find(line => line.Number == number);
}

public sealed class AnswerLine
{
    public int Number { get; set; }

    /// <summary>What the text was written on, as the page had it.</summary>
    public long Sequence { get; set; }

    public string? Text { get; set; }
}
