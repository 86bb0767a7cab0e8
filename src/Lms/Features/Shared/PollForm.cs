using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Lms.Features.Shared;

/// <summary>A question to the class as somebody writes it: in the room, or into the lesson plan.</summary>
public sealed class PollForm
{
    /// <summary>Given with the page, so that a form sent twice is one poll.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Display(Name = "Polls.Kind"), JsonConverter(typeof(JsonStringEnumConverter<PollKind>))]
    public PollKind Kind { get; set; } = PollKind.One;

    public string? Question { get; set; }

    [ValidateNever]
    public List<string?> Choices { get; set; } = [];

    /// <summary>Places of the right ones among the lines of the form, from 1.</summary>
    public List<int> Right { get; set; } = [];

    public string? LowEnd { get; set; }

    public string? HighEnd { get; set; }

    public static PollForm Of(PollQuestion question) => new()
    {
        Kind = question.Kind,
        Question = question.Text,
        Choices = [.. question.Choices],
        Right = [.. question.Right],
        LowEnd = question.LowEnd,
        HighEnd = question.HighEnd,
    };

    /// <exception cref="Lms.Domain.RuleBrokenException">It cannot be asked so.</exception>
    public PollQuestion ToQuestion() => PollQuestion.Of(
        Kind,
        Typed(Question),
        [.. Choices.Take(PollQuestion.MostChoices + 1).Select((choice, place) => new PollChoice(Typed(choice), Right.Contains(place + 1)))],
        Typed(LowEnd),
        Typed(HighEnd));

    private static string Typed(string? words) => Unseen.Without(CleanText.Of(words ?? ""));
}

/// <param name="Key">Tells one form's fields from another's on the same page.</param>
public sealed record PollFields(PollForm Form, string Key)
{
    /// <summary>Lines that are there at once; the others are folded away as long as they are empty.</summary>
    public const int FirstChoices = 4;

    public string Choice(int place) => Form.Choices.ElementAtOrDefault(place - 1) ?? "";

    public bool ShowsAll => Form.Choices.Skip(FirstChoices).Any(choice => !string.IsNullOrEmpty(choice));
}
