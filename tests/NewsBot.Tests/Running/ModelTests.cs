using System.Text.Json.Nodes;
using NewsBot.Core.Tests.Models;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A bot that has a model write, which only ever says what stands there.</summary>
public sealed class ModelTests : BotTest
{
    private const string Written = "The ferry left on time.";
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Url = "https://gazette.example/ferry", Comments = [new("1", "Bo", "My umbrella was on board, the yellow one.")] };
    private ModelServer Model { get; } = new();

    public override Task InitializeAsync()
    {
        Files.Model = new() { Url = Model.Url, Name = "tiny" };
        return base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Model.Dispose();
    }

    [Fact]
    public async Task It_sums_up_and_answers_in_sentences_that_stand_above_what_they_rest_on()
    {
        Model.Says(Written);
        var (post, thread) = await PublishAsync(Page);
        Assert.Equal(Written, post.Embed()!.Text("description"));

        Model.Says(new JsonObject { ["claims"] = new JsonArray(new JsonObject { ["claim"] = "The umbrella is yellow, says Bo.", ["quote"] = "umbrella was on board, the yellow one" }) }.ToJsonString());
        await World.Reader.SayAsync(post.Id(), $"<@{await World.BotIdAsync()}> Which colour has the umbrella?");
        var answer = $"The umbrella is yellow, says Bo.\n> “My umbrella was on board, the yellow one.” — [Bo](<{World.Url}/channels/{World.Guild}/{post.Id()}/{thread[0].Id()}>)";
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(post.Id())).Any(message => message.Content() == answer), "the mention is answered");
        Assert.Equal(2, Model.Requests.Count);

        // Who asks the same is told the same, and the model is not asked again.
        Assert.Equal("**Which colour has the umbrella?**\n" + answer, (await World.Guest.UseAsync(post.Id(), "article ask", ("question", "Which colour has the umbrella?"))).Content());
        Assert.Equal(2, Model.Requests.Count);
    }

    [Fact]
    public async Task What_it_invents_is_answered_by_quoting()
    {
        Model.Says(Written);
        var (post, _) = await PublishAsync(Page);
        Model.Says("""{"claims":[{"claim":"It is blue.","quote":"The umbrella is blue."}]}""");

        var answer = await World.Guest.UseAsync(post.Id(), "article ask", ("question", "Whose umbrella was on board?"));

        Assert.StartsWith("**Whose umbrella was on board?**\n> “My umbrella was on board, the yellow one.” — [Bo](", answer.Content(), StringComparison.Ordinal);
        Assert.Contains(Bot.Log.Lines, line => line.Contains("is answered by quoting: The model's answer quotes what nobody says.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Written, Written)]
    [InlineData("The ferry left with 999 people.", "The ferry left the harbour on time")]
    public async Task An_import_without_a_running_bot_asks_it_as_the_bot_would(string says, string printed)
    {
        Model.Says(says);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.jsonl"), Page.ToJson());

        await using var import = BotProcess.Start(["import", folder.File("page.jsonl")], ("NEWSBOT_Model__Url", Model.Url), ("NEWSBOT_Model__Name", "tiny"));

        Assert.Equal(0, await import.EndAsync());
        Assert.Contains(printed, import.Output, StringComparison.Ordinal);
        Assert.Single(Model.Requests);
        Assert.Equal(says != printed, import.Error.Contains("is summarized by quoting: The model's answer has a number", StringComparison.Ordinal));
    }
}
