using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Tests.Exams.Files;

namespace Lms.Tests.Marking;

/// <summary>Answers as a careless site would give them to a marker: each tells whose script it is in another way.</summary>
internal static class Planted
{
    public static readonly string[] Kinds =
    [
        "name", "name without marks", "name in pieces", "name turned round", "name in JSON", "name in a file name", "name in a document",
        "name in a picture", "login", "mail address", "phone", "unit", "person", "candidate number", "file", "time in a header", "time in a cookie",
    ];

    public static HttpResponseMessage Answer(string what, Person person, Attempt attempt, AttemptFile file, string unit, int number) => what switch
    {
        "name" => Html(person.FullName),
        "name without marks" => Html(SearchKey.Of(person.FullName)),
        "name in pieces" => Html(person.FullName.Normalize(NormalizationForm.FormD)),
        "name turned round" => Html($"{person.GivenName}, {person.FamilyName}"),
        "name in JSON" => Json(person.FullName),
        "name in a file name" => Bytes(Papers.Jpeg(), "image/jpeg", $"{person.FullName}.jpg"),
        "name in a document" => Bytes(Papers.Docx(person.FullName), "application/octet-stream", "Bài viết.docx"),
        "name in a picture" => Bytes([.. Papers.Jpeg(), .. Encoding.UTF8.GetBytes(person.FullName)], "image/jpeg", "Trang 1.jpg"),
        "login" => Html($"<i title='{person.Code}'></i>"),
        "mail address" => Html($"<a href='mailto:{person.Email}'></a>"),
        "phone" => Html(person.Phone!),
        "unit" => Html(unit),
        "person" => Html($"<img src='/people/{person.Id}'>"),
        "candidate number" => Html(number.ToString("0000", CultureInfo.InvariantCulture)),
        "file" => Html($"<a href='/files/{file.Id}'></a>"),
        "time in a header" => Modified(attempt.HandedInAt!.Value),
        "time in a cookie" => Cookie(attempt.StartedAt),
        _ => Bytes(Papers.Docx(""), "application/octet-stream", "Bài viết.docx"),
    };

    private static HttpResponseMessage Html(string words) => new() { Content = new StringContent($"<p>{words}</p>", Encoding.UTF8, "text/html") };

    private static HttpResponseMessage Json(string words) =>
        new() { Content = JsonContent.Create(new { words }, options: new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default }) };

    private static HttpResponseMessage Bytes(byte[] bytes, string type, string name)
    {
        var answer = new HttpResponseMessage { Content = new ByteArrayContent(bytes) };
        answer.Content.Headers.ContentType = new(type);
        answer.Content.Headers.TryAddWithoutValidation("Content-Disposition", $"inline; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return answer;
    }

    private static HttpResponseMessage Modified(DateTimeOffset at)
    {
        var answer = Html("");
        answer.Content.Headers.LastModified = at;
        return answer;
    }

    private static HttpResponseMessage Cookie(DateTimeOffset at)
    {
        var answer = Html("");
        answer.Headers.Add("Set-Cookie", $"seen={at.ToUnixTimeMilliseconds()}; path=/");
        return answer;
    }
}
