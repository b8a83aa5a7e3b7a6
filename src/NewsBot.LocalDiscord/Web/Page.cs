using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Web;

/// <summary>Serves the page, uploaded files, and Discord's refusal for everything else.</summary>
internal sealed class Page(World world, Routes routes)
{
    private const string Root = "NewsBot.LocalDiscord.wwwroot.";

    // Only this server's own scripts and connections; pictures may come from wherever an embed says.
    private const string Policy = "default-src 'self'; img-src * data:; connect-src 'self' ws:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)))
        {
            var name = resource[Root.Length..];
            endpoints.MapGet(name == "index.html" ? "/" : "/" + name, http => ServeAsync(http, resource));
        }
        // An address of a channel or message, as people pass it on, leads to the page.
        endpoints.MapGet("/channels/{**place}", http => Results.LocalRedirect($"~/#{http.Request.Path}").ExecuteAsync(http));
        endpoints.MapGet("/attachments/{channel}/{id}/{name}", AttachmentAsync);
        endpoints.Map("/api/{**rest}", http => RestPipeline.WriteAsync(http, IsWrongMethod(http) ? ApiError.MethodNotAllowed : ApiError.NotFound));
    }

    private bool IsWrongMethod(HttpContext http) => http.Request.RouteValues["rest"] is string rest && rest.StartsWith("v10/", StringComparison.Ordinal) && routes.Knows(rest["v10/".Length..]);

    private async Task ServeAsync(HttpContext http, string resource)
    {
        await using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        http.Response.ContentType = ContentTypes[Path.GetExtension(resource)];
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-cache";
        if (!resource.EndsWith("index.html", StringComparison.Ordinal))
        {
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        // Whom one can be here is a setting, so the page is told; the serializer escapes what could end the element.
        using var reader = new StreamReader(content);
        var people = new JsonArray([.. world.Options.People.Select(person => new JsonObject { ["name"] = person.Name, ["token"] = person.Token })]).ToJsonString();
        await http.Response.WriteAsync((await reader.ReadToEndAsync(http.RequestAborted)).Replace("[]</script>", people + "</script>", StringComparison.Ordinal), http.RequestAborted);
    }

    private async Task AttachmentAsync(HttpContext http)
    {
        (string ContentType, byte[] Content)? file;
        lock (world.Gate)
            file = Snowflake.TryParse((string?)http.Request.RouteValues["id"], out var id) ? world.Attachments.Find(id) : null;
        if (file is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // What people upload is shown as a picture or downloaded, never run as a page of this server.
        http.Response.ContentType = found.ContentType.StartsWith("image/", StringComparison.Ordinal) && !found.ContentType.Contains("svg", StringComparison.Ordinal) ? found.ContentType : "application/octet-stream";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(found.Content, http.RequestAborted);
    }
}
