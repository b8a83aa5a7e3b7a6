using NewsBot.Core.Tests.Chat;

namespace NewsBot.Tests.Chat;

public sealed class UnreadDiscordChatTests : UnreadChatContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync(privilegedIntents: false);
}

public sealed class DiscordChatTests : ChatClientContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}
