using NewsBot.Core.Tests.Chat.Contract;

namespace NewsBot.Tests.Chat;

public sealed class UnreadDiscordChatTests : UnreadChatContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync(privilegedIntents: false);
}

public sealed class DiscordChatGuildTests : GuildContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}

public sealed class DiscordChatMessageTests : MessageContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}

public sealed class DiscordChatThreadTests : ThreadContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}

public sealed class DiscordChatPeopleTests : PeopleContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}

public sealed class DiscordChatInteractionTests : InteractionContract
{
    protected override Task<IChatWorld> CreateAsync() => LocalDiscordWorld.StartAsync();
}
