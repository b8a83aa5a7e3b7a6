using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>An empty folder that newsbot is started in, with settings that hold there.</summary>
internal sealed class StartFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StartFolder(params IEnumerable<(string Name, string Value)> settings)
    {
        Url = $"http://127.0.0.1:{LoopbackPorts.Next()}/";
        Settings = Settings.Add("NEWSBOT_LocalDiscord__Url", Url).Add("NEWSBOT_Status__Url", "").SetItems(settings.Select(setting => KeyValuePair.Create($"NEWSBOT_{setting.Name}", setting.Value)));
    }

    public string Path => _folder.Path;

    /// <summary>Where the local Discord listens that the bot brings along.</summary>
    public string Url { get; }

    public ImmutableDictionary<string, string> Settings { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public string File(string name) => _folder.File(name);

    /// <summary>Writes a file here, and its folders; returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Has what is started from now on not be told of a setting.</summary>
    public void Forget(string name) => Settings = Settings.Remove($"NEWSBOT_{name}");

    /// <summary>Asks the bot's database, one text a row.</summary>
    public IReadOnlyList<string> Query(string sql, string database = "data/newsbot.db")
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File(database), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the tests' own words
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
            texts.Add(rows.GetString(0));
        return texts;
    }

    public RunningProgram Start(params IEnumerable<string> arguments) => RunningProgram.Start(RunningProgram.Bot, Path, Settings, arguments);

    /// <summary>Runs a command to its end.</summary>
    public Task<Ending> RunAsync(params IEnumerable<string> arguments) => FeedAsync(null, arguments);

    /// <summary>Runs a command to its end, which reads this.</summary>
    public async Task<Ending> FeedAsync(string? input, params IEnumerable<string> arguments)
    {
        await using var program = Start(arguments);
        await program.FeedAsync(input);
        return await program.EndAsync();
    }

    public void Dispose() => _folder.Dispose();
}
