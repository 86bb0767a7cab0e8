using Lms.Tests.Support;

namespace Lms.Tests.Marking;

internal static class Posts
{
    /// <summary>With a good token, from whatever form the person can see.</summary>
    public static async Task<HttpResponseMessage> Post(this Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.Get("/password")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        });
    }
}
