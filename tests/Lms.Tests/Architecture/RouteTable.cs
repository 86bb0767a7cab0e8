namespace Lms.Tests.Architecture;

/// <summary>
/// Every endpoint of the site, and what it answers to whom. <see cref="RouteTests"/> walks the real endpoint table: an
/// endpoint without a line fails, a line without an endpoint fails, another answer fails.
///
/// A line is METHOD TEMPLATE NAME=VALUE… : ANSWER…, one answer for each of <see cref="Cast.Everybody"/> in that order.
/// Values fill the template's parameters: a name of <see cref="DemoObjects"/> (id=class), or the value itself (number=1).
/// `centre` is the demo's first centre unless given. For what is sent: query.page=2, form.Title=Bai,
/// header.If-Match="0", json={"text":"a"} (no blanks inside). Without any, a form is sent empty: the answer then tells
/// authorization from validation, as 403 and 404 come before 200 with messages, 400 or 422.
/// Answers are statuses; `in` is the redirect to sign-in, any other redirect is 302. An endpoint may have several lines:
/// one's own object and another's, an open sitting and a released one. Everything but GET comes with a valid antiforgery
/// token, and what it wrote is forgotten before the next one tries.
///
/// The failing message has lines to paste for whatever is missing; with LMS_DRAFT_ROUTES=1 they hold the answers as
/// observed. Read them before pasting: the table says what ought to be.
/// </summary>
public static class RouteTable
{
    private const string Lines = """
        # stranger enrolled elsewhere lecturer office deputy director admin marker outsider

        # Identity, settings, errors
        ANY    /errors/{status:int:range(400,599)} status=404 : 404 404 404 404 404 404 404 404 404 404
        GET    / : in 302 302 302 302 302 302 302 302 302
        GET    /sign-in : 200 200 200 200 200 200 200 200 200 200
        POST   /sign-in : 200 200 200 200 200 200 200 200 200 200
        POST   /sign-in form.Login=SV-HV02 form.Password=Hoc-Tap-2030 : 302 302 302 302 302 302 302 302 302 302
        POST   /sign-out : in 302 302 302 302 302 302 302 302 302
        GET    /password : in 200 200 200 200 200 200 200 200 200
        POST   /password : in 200 200 200 200 200 200 200 200 200
        POST   /language : 302 302 302 302 302 302 302 302 302 302
        POST   /looks : 302 302 302 302 302 302 302 302 302 302

        # Home
        GET    /c/{centre} : in 200 200 200 200 200 200 200 200 404
        """;

    public static IReadOnlyList<Route> Routes { get; } =
    [
        .. Lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Route.Read),
    ];
}
