using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>Finds the demo's people and classes by the codes that stand in its files.</summary>
public static class Ids
{
    public static Task<Guid> Person(this LmsApp app, string code) =>
        app.InDatabase(db => db.People.Where(person => person.Code == code).Select(person => person.Id).SingleAsync());

    public static Task<Guid> Class(this LmsApp app, string code) =>
        app.InDatabase(db => db.Classes.Where(one => one.Code == code).Select(one => one.Id).SingleAsync());

    public static Task<Guid> Centre(this LmsApp app, string slug) =>
        app.InDatabase(db => db.Centres.Where((Centre centre) => centre.Slug == slug).Select(centre => centre.Id).SingleAsync());

    /// <summary>Status of a bare GET.</summary>
    public static async Task<System.Net.HttpStatusCode> StatusOf(this Visitor visitor, string path) =>
        (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode;

    /// <summary>Posts fields with the token of some form of a page that this person may see.</summary>
    public static async Task<HttpResponseMessage> PostTo(this Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.Get("/password")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([
                KeyValuePair.Create("__RequestVerificationToken", token),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        });
    }
}
