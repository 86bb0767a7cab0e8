using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>
/// A moment or a day as people here write it. Formats: date (12/03/2026), day (12/03), time (7:30), seconds (7:30:05),
/// datetime (7:30, 12/03/2026), weekday (Thứ Năm).
/// </summary>
[HtmlTargetElement("lms-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : TagHelper
{
    /// <summary>A DateTimeOffset (shown in Viet Nam's time) or a DateOnly; nothing is drawn for null.</summary>
    public object? Value { get; set; }

    public string Format { get; set; } = "date";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        switch (Value)
        {
            case DateTimeOffset moment:
                Draw(output, SchoolTime.Local(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), SchoolTime.Show(moment, Format));
                break;
            case DateOnly day:
                Draw(output, day.ToString("O", CultureInfo.InvariantCulture), SchoolTime.Show(day, Format));
                break;
            case null:
                output.SuppressOutput();
                break;
            default:
                throw new InvalidOperationException($"lms-date shows a DateTimeOffset or a DateOnly, not a {Value.GetType().Name}.");
        }
    }

    private static void Draw(TagHelperOutput output, string machine, string people)
    {
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(people);
    }
}
