using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>One request, as a handler sees it.</summary>
internal sealed class Call(HttpContext http, User? user, JsonElement body, IReadOnlyList<Upload> uploads)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>Who asks; only for routes that need to know.</summary>
    public User User => user ?? throw ApiError.Unauthorized;

    public User? MaybeUser => user;

    public IReadOnlyList<Upload> Uploads => uploads;

    public Form Form { get; } = new(body.ValueKind == JsonValueKind.Undefined ? Nothing : body);

    public JsonElement Body => body;

    public Form Query { get; } = new(Wire.Element(http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString())));

    /// <summary>Reads a body that is a list rather than an object.</summary>
    public IReadOnlyList<T> Items<T>(string name, int max, Func<Form, T> read)
    {
        var form = new Form(Wire.Element(new Dictionary<string, JsonElement> { [name] = body }));
        List<T> items = [.. form.List(name, max).Select(read)];
        form.Check();
        return items;
    }

    public string Segment(string name) => (string)http.Request.RouteValues[name]!;

    public Snowflake Id(string name)
    {
        if (Snowflake.TryParse(Segment(name), out var id))
            return id;

        var errors = new FormErrors();
        errors.Add([name], "NUMBER_TYPE_COERCE", $"Value \"{Segment(name)}\" is not snowflake.");
        errors.ThrowIfAny();
        return default;
    }
}

/// <summary>A file of a multipart request; its number says which attachment it is.</summary>
internal sealed record Upload(int Number, string Filename, string ContentType, byte[] Content);

/// <summary>What a handler answers; no body is 204.</summary>
internal readonly record struct Answer(int Status, object? Body = null)
{
    public static Answer Nothing => new(204);

    public static Answer Ok(object body) => new(200, body);

    public static Answer Created(object body) => new(201, body);
}
