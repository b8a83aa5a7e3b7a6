using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Configuration;
using NewsBot.Chat;
using NewsBot.Settings;
using NewsBot.Testing;

namespace NewsBot.Tests.Settings;

public sealed class SettingsTests
{
    private static readonly BotSettings Defaults = new();

    [Fact]
    public void The_example_binds_to_the_defaults()
    {
        var example = SettingsReader.Bind(Example());

        foreach (var (key, value) in LeavesOf(Defaults))
            Assert.Equal((key, value), (key, LeavesOf(example).Single(leaf => leaf.Key == key).Value));
        Assert.Equal(Defaults.Logging.LogLevel, example.Logging.LogLevel);
    }

    [Fact]
    public void The_example_lists_every_setting_there_is_and_none_that_is_not()
    {
        var example = Example();
        var listed = example.AsEnumerable().Select(pair => pair.Key).Where(key => !example.GetSection(key).GetChildren().Any());

        Assert.Equal(LeavesOf(Defaults).Select(leaf => leaf.Key).Concat(["Credentials", "Logging:Format", "Logging:LogLevel:Default"]).Order(), listed.Order());
    }

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Defaults.Sources.File, SettingsReader.Read(folder.Path).Sources.File);
    }

    [Theory]
    [InlineData("""{"Nonsense":{"A":1}}""", "There is no setting Nonsense; here are: Database, Discord")]
    [InlineData("""{"Database":{"Pat":"x"}}""", "There is no setting Database:Pat; here are: Path.")]
    [InlineData("""{"IsLocal":true}""", "There is no setting IsLocal;")]
    [InlineData("""{"Database":"x"}""", "The setting Database is a section")]
    [InlineData("""{"Database":{"Path":{"A":"b"}}}""", "The setting Database:Path takes one value.")]
    [InlineData("""{"Database":{"Path":["a"]}}""", "The setting Database:Path takes one value.")]
    [InlineData("""{"Database":{"Path":null}}""", "The setting Database:Path has no value.")]
    [InlineData("""{"Database":{"Path":""}}""", "The Database:Path field is required.")]
    [InlineData("""{"Discord":{"Token":null}}""", "The setting Discord:Token has no value.")]
    [InlineData("""{"Discord":{"ApiUrl":"nowhere"}}""", "Discord:ApiUrl must be a whole address")]
    [InlineData("""{"Discord":{"ApiUrl":"ftp://discord.example"}}""", "Discord:ApiUrl must be a whole address")]
    [InlineData("""{"LocalDiscord":{"Url":"http://127.0.0.1:0"}}""", "LocalDiscord:Url must be a whole address")]
    [InlineData("""{"Discord":{"RequestsPerSecond":0}}""", "Discord:RequestsPerSecond must be between 1 and 10000.")]
    [InlineData("""{"Discord":{"RequestsPerSecond":"many"}}""", "The setting Discord:RequestsPerSecond takes a whole number.")]
    [InlineData("""{"Discord":{"Shards":0}}""", "Discord:Shards must be between 1 and 16000.")]
    [InlineData("""{"Discord":{"ShardIds":"0"}}""", "Discord:ShardIds needs Discord:Shards:")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":"2-4"}}""", "Discord:ShardIds names shard 4, and of 4 shards the last is 3.")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":"first"}}""", "Shards are named as in 0,2 or 0-3, and not as in “first”.")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":"3-1"}}""", "not as in “3-1”.")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":"0,-1"}}""", "not as in “-1”.")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":"0-2000000000"}}""", "not as in “0-2000000000”.")]
    [InlineData("""{"Discord":{"Shards":4,"ShardIds":[0,1]}}""", "The setting Discord:ShardIds takes one value.")]
    [InlineData("""{"Delivery":{"LookAfter":"00:10:00"}}""", "Delivery:LookAfter must be between 00:00:00.100 and 00:05:00.")]
    [InlineData("""{"Delivery":{"LookAfter":"soon"}}""", "The setting Delivery:LookAfter takes a time such as 03:30:00.")]
    [InlineData("""{"Samples":{"Enabled":"maybe"}}""", "The setting Samples:Enabled takes true or false.")]
    [InlineData("""{"Logging":{"LogLevel":{"Default":"Loud"}}}""", "The setting Logging:LogLevel:Default is one of Trace, Debug,")]
    [InlineData("""{"Logging":{"LogLevel":"Debug"}}""", "The setting Logging:LogLevel is a section")]
    [InlineData("""{"Logging":{"Console":{"A":1}}}""", "There is no setting Logging:Console; here are: Format, LogLevel.")]
    [InlineData("""{"Credentials":{"disqus":{"key":"x"}}}""", "The setting Credentials:disqus takes one value.")]
    [InlineData("""{"Credentials":"x"}""", "The setting Credentials is a section")]
    [InlineData("""{"Following":{"Quickest":"00:00:00"}}""", "Following:Quickest must be between 00:00:01 and 1.00:00:00.")]
    [InlineData("""{"Logging":{"Format":"loud"}}""", "The setting Logging:Format is one of Text, Json.")]
    [InlineData("""{"Logging":{"Format":"7"}}""", "The setting Logging:Format is one of Text, Json.")]
    [InlineData("""{"Backup":{"At":"25:00"}}""", "The setting Backup:At takes a time such as 03:30:00.")]
    [InlineData("""{"Discord":{"ApiUrl":"http://"}}""", "The setting Discord:ApiUrl takes a whole address such as http://127.0.0.1:5080.")]
    [InlineData("""{"Status":{"Url":"5081"}}""", "The field Status:Url must be an address such as http://127.0.0.1:5081, or empty.")]
    [InlineData("""{"Status":{"Url":"https://127.0.0.1:5081"}}""", "The field Status:Url must be an address")]
    [InlineData("""{"Status":{"Url":"http://127.0.0.1:5081/status"}}""", "The field Status:Url must be an address")]
    [InlineData("""{"Status":{"Url":"http://0.0.0.0:5081","Password":"short"}}""", "Status:Url is open to other machines, so Status:Password needs at least 12 characters.")]
    public void A_wrong_setting_is_refused_in_one_line_that_names_it(string json, string reason) => Refuses(json, reason);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Database":{"Path":"a","Path":"b"}}""")]
    public void A_file_that_cannot_be_read_is_named_in_one_line(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("appsettings.json"), json);

        var exception = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path));

        Assert.Contains(folder.File("appsettings.json"), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("""{"Samples":{"Enabled":false}}""", false)]
    [InlineData("""{"Samples":{"Enabled":null}}""", null)]
    [InlineData("""{"Samples":{}}""", null)]
    public void Whether_samples_are_read_may_be_left_open(string json, bool? enabled) => Assert.Equal(enabled, Bind(json).Samples.Enabled);

    [Fact]
    public void Levels_of_further_categories_are_settings_too()
    {
        var levels = Bind("""{"Logging":{"LogLevel":{"NewsBot.Pipeline":"debug"}}}""").Logging.LogLevel;

        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Debug, levels["NewsBot.Pipeline"]);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, levels["Default"]);
    }

    [Fact]
    public void The_token_is_in_no_text_that_could_reach_a_log()
    {
        const string token = "very-secret-token";
        var chat = ChatSettings.Of(new() { Discord = new() { Token = token } });

        Assert.Equal(token, chat.Token);
        Assert.DoesNotContain(token, $"{chat} {DiscordSetup.OptionsFor(chat)}", StringComparison.Ordinal);
        Assert.DoesNotContain(token, Refuses($$$"""{"Discord":{"Token":"{{{token}}}","RequestsPerSecond":0}}""", "RequestsPerSecond"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_may_have_been_copied_with_blanks_around_it() =>
        Assert.Equal("abc", ChatSettings.Of(new() { Discord = new() { Token = " abc\n" } }).Token);

    [Theory]
    [InlineData("", null)]
    [InlineData("3", new[] { 3 })]
    [InlineData(" 2, 0-1,1 ", new[] { 0, 1, 2 })]
    public void A_process_runs_the_shards_that_are_named_or_all(string named, int[]? ids)
    {
        var chat = ChatSettings.Of(Bind($$$"""{"Discord":{"Token":"abc","Shards":4,"ShardIds":"{{{named}}}"}}"""));

        Assert.Equal(4, DiscordSetup.OptionsFor(chat).ShardCount);
        Assert.Equal(ids, DiscordSetup.OptionsFor(chat).ShardIds);
    }

    private static BotSettings Bind(string json) =>
        SettingsReader.Bind(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());

    private static string Refuses(string json, string reason)
    {
        var message = Assert.Throws<SettingsException>(() => Bind(json)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static IConfigurationRoot Example([CallerFilePath] string thisFile = "") => new ConfigurationBuilder()
        .AddJsonFile(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../appsettings.example.json")))
        .Build();

    /// <summary>Every setting with its value, found as it is bound: by the properties that can be set.</summary>
    private static IEnumerable<(string Key, object? Value)> LeavesOf(BotSettings settings) =>
        from section in typeof(BotSettings).GetProperties()
        where section.CanWrite && section.Name is not (nameof(BotSettings.Logging) or nameof(BotSettings.Credentials))
        from setting in section.PropertyType.GetProperties()
        where setting.CanWrite
        select ($"{section.Name}:{setting.Name}", setting.GetValue(section.GetValue(settings)));
}
