using System.Globalization;

namespace NewsBot.Benchmarks.Crash;

/// <summary>The people on Discord: they answer, change and remove what they said, and now and then a moderator removes a comment.</summary>
internal sealed class CrashPeople(CrashDiscord discord, Random chance)
{
    private const string Reader = "local-reader";
    private const string Moderator = "local-admin";
    private readonly Dictionary<string, (string Thread, string Text)> _said = [];

    /// <summary>The comments whose message a moderator removed somewhere, by the article's title and their place under it.</summary>
    public HashSet<(string Title, int Place)> Removed { get; } = [];

    /// <summary>Does something of everything in the newest threads.</summary>
    public async Task ActAsync(CrashWorld world)
    {
        foreach (var (thread, title) in await ThreadsAsync())
        {
            var messages = await discord.ReadAsync(thread);
            var mirrors = messages.Where(message => message["author"]!["bot"]?.GetValue<bool>() == true).ToList();
            await SayAsync(thread, $"Said {Guid.NewGuid():N}", mirrors.Count > 0 && chance.Next(2) == 0 ? One(mirrors)["id"]!.GetValue<string>() : null);
            await SayAsync(thread, $"Said {Guid.NewGuid():N}", null);

            var ours = _said.Where(said => said.Value.Thread == thread).Select(said => said.Key).ToList();
            if (chance.Next(2) == 0)
                await ChangeAsync(thread, One(ours));
            if (chance.Next(3) == 0)
                await RemoveAsync(thread, [One(ours)]);
            if (ours.Count > 4 && chance.Next(3) == 0)
                await RemoveAsync(thread, [.. ours.Take(2)]);
            if (mirrors.Count > 3 && chance.Next(4) == 0)
                await ModerateAsync(world, thread, title, One(mirrors[1..])["id"]!.GetValue<string>());
        }
    }

    /// <summary>How much of what people said the bot knows wrongly, or not at all.</summary>
    public int Unheard(CrashWorld world) =>
        _said.Count(said => world.Ask($"SELECT COUNT(*) FROM comment WHERE message_id = '{said.Key}' AND text = '{said.Value.Text}' AND deleted_at IS NULL") != 1)
        + (int)Math.Abs(world.Ask("SELECT COUNT(*) FROM comment WHERE origin = 'Discord' AND deleted_at IS NULL") - _said.Count)
        + Removed.Count(removed => world.Ask($"SELECT COUNT(*) FROM comment c JOIN article a ON a.id = c.article_id WHERE a.title = '{removed.Title}' AND c.position = {removed.Place} AND c.origin = 'Site' AND c.hidden_at IS NOT NULL") != 1);

    private async Task<IReadOnlyList<(string Id, string Title)>> ThreadsAsync() =>
    [
        .. (await discord.GetAsync($"guilds/{discord.Guild}/threads/active", "Bot local-bot"))["threads"]!.AsArray()
            .Select(thread => (Id: thread!["id"]!.GetValue<string>(), Title: thread["name"]!.GetValue<string>()))
            .OrderByDescending(thread => ulong.Parse(thread.Id, CultureInfo.InvariantCulture))
            .Take(6),
    ];

    // What the bot has not been told of when it was killed it cannot know to have been removed; see the README.
    private async Task ModerateAsync(CrashWorld world, string thread, string title, string message)
    {
        var place = world.Ask($"SELECT c.position FROM delivery d JOIN comment c ON c.article_id = d.article_id AND c.id = d.comment_id WHERE d.message_id = '{message}'");
        if (place < 0)
            return;
        await discord.SendAsync(HttpMethod.Delete, $"channels/{thread}/messages/{message}", Moderator, null);
        Removed.Add((title, (int)place));
    }

    private async Task SayAsync(string thread, string text, string? answered)
    {
        object body = answered is null ? new { content = text } : new { content = text, message_reference = new { message_id = answered } };
        var said = await discord.SendAsync(HttpMethod.Post, $"channels/{thread}/messages", Reader, body);
        _said[said["id"]!.GetValue<string>()] = (thread, text);
    }

    private async Task ChangeAsync(string thread, string message)
    {
        var text = $"Changed {Guid.NewGuid():N}";
        await discord.SendAsync(HttpMethod.Patch, $"channels/{thread}/messages/{message}", Reader, new { content = text });
        _said[message] = (thread, text);
    }

    private async Task RemoveAsync(string thread, IReadOnlyList<string> messages)
    {
        if (messages is [var only])
            await discord.SendAsync(HttpMethod.Delete, $"channels/{thread}/messages/{only}", Reader, null);
        else
            await discord.SendAsync(HttpMethod.Post, $"channels/{thread}/messages/bulk-delete", Moderator, new { messages });
        foreach (var message in messages)
            _said.Remove(message);
    }

    private T One<T>(IReadOnlyList<T> choices) => choices[chance.Next(choices.Count)];
}
