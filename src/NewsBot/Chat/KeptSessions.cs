using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Discord.Gateway;
using NewsBot.Storage;

namespace NewsBot.Chat;

/// <summary>Gateway sessions and the IDENTIFYs that are left, in the database: a bot restarted within minutes resumes, and a crash loop never starts more sessions than Discord allows.</summary>
internal sealed class KeptSessions(Database database) : ISessionStore
{
    private const string Identifies = "discord/identify";

    public Task<GatewaySession?> LoadSessionAsync(int shardId, CancellationToken cancellationToken) =>
        LoadAsync(NameOf(shardId), KeptSessionsJson.Default.GatewaySession, cancellationToken);

    public Task SaveSessionAsync(int shardId, GatewaySession? session, CancellationToken cancellationToken) =>
        SaveAsync(NameOf(shardId), session, KeptSessionsJson.Default.GatewaySession, cancellationToken);

    public Task<IdentifyTokens?> LoadIdentifyTokensAsync(CancellationToken cancellationToken) =>
        LoadAsync(Identifies, KeptSessionsJson.Default.IdentifyTokens, cancellationToken);

    public Task SaveIdentifyTokensAsync(IdentifyTokens tokens, CancellationToken cancellationToken) =>
        SaveAsync(Identifies, tokens, KeptSessionsJson.Default.IdentifyTokens, cancellationToken);

    private static string NameOf(int shardId) => $"discord/session/{shardId}";

    private async Task<T?> LoadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var kept = await database.ReadAsync(session => session.Kept.Find(name), cancellationToken);
        return kept is null ? null : JsonSerializer.Deserialize(kept, type);
    }

    private Task SaveAsync<T>(string name, T? value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        database.WriteAsync(session => session.Kept.Save(name, value is null ? null : JsonSerializer.Serialize(value, type)), cancellationToken);
}

[JsonSerializable(typeof(GatewaySession))]
[JsonSerializable(typeof(IdentifyTokens))]
internal sealed partial class KeptSessionsJson : JsonSerializerContext;
