using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsBot.Models;
using NewsBot.Pipeline;
using NewsBot.Settings;
using NewsBot.Status;
using NewsBot.Testing;

namespace NewsBot.Tests.Support;

/// <summary>What a bot keeps between its runs, and the settings it runs with.</summary>
internal sealed class BotFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BotFiles(string rules = """{"rules":[{"name":"many links","moreLinksThan":2}]}""")
    {
        File.WriteAllText(_folder.File("sources.json"), """{"sources":[]}""");
        File.WriteAllText(_folder.File("rules.json"), rules);
    }

    /// <summary>A folder of pages that the bot reads as a source.</summary>
    public string AddSource(string name)
    {
        var path = Directory.CreateDirectory(_folder.File(name)).FullName;
        File.WriteAllText(_folder.File("sources.json"), JsonSerializer.Serialize(new { sources = new[] { new { name, kind = "folder", path } } }));
        return path;
    }

    /// <summary>A source in the web that the bot follows.</summary>
    public void AddSource(string name, string kind, string url) =>
        File.WriteAllText(_folder.File("sources.json"), JsonSerializer.Serialize(new { sources = new[] { new { name, kind, url } } }));

    /// <summary>The sites of a test, as the settings name them.</summary>
    public string InsideHosts { get; set; } = "";

    /// <summary>The model that writes summaries and answers; none unless a test wants one.</summary>
    public ModelOptions Model { get; set; } = new();

    public PrivacySettings Privacy { get; set; } = new();

    public string Database => _folder.File("newsbot.db");

    /// <summary>Changes the database of a bot that does not run.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>For the local Discord, where the channel "news" follows every source and mirrors all comments.</summary>
    public BotSettings OnLocal(LocalWorld world, string statusUrl = "", string statusPassword = "") =>
        Settings("", new Uri(world.ApiUrl), new Uri(world.Url), status: new() { Url = statusUrl, Password = statusPassword });

    /// <summary>As on Discord: with a token, and nothing is followed until somebody says so.</summary>
    public BotSettings OnDiscord(string apiUrl, string token = LocalWorld.BotToken, int? shards = null, string shardIds = "") =>
        Settings(token, new Uri(apiUrl), new("http://127.0.0.1:5080"), shards, shardIds);

    public void Dispose() => _folder.Dispose();

    private BotSettings Settings(string token, Uri apiUrl, Uri localUrl, int? shards = null, string shardIds = "", StatusSettings? status = null) => new()
    {
        Database = new() { Path = Database },
        Discord = new() { Token = token, ApiUrl = apiUrl, RequestsPerSecond = 10_000, RequestTimeout = TimeSpan.FromSeconds(2), Shards = shards, ShardIds = shardIds },
        LocalDiscord = new() { Url = localUrl },
        Sources = new() { File = _folder.File("sources.json"), PollInterval = TimeSpan.FromSeconds(1) },
        Fetching = new() { InsideHosts = InsideHosts },
        Following = new() { HostDistance = TimeSpan.FromMilliseconds(20), Quickest = TimeSpan.FromSeconds(1) },
        Elsewhere = new() { Enabled = false },
        Backup = new() { Keep = 0 },
        Privacy = Privacy,
        Status = status ?? new() { Url = "" },
        Samples = new() { Enabled = false },
        Model = Model,
        Comments = new() { RulesFile = _folder.File("rules.json") },
        Delivery = new DeliveryOptions { LookAfter = TimeSpan.FromMilliseconds(300), RefusedWait = TimeSpan.FromSeconds(1), CommentsPerArticle = 1_000 },
    };
}
