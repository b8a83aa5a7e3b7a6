using NewsBot.Core.Tests.Chat.Contract;

namespace NewsBot.Core.Tests.Chat;

public sealed class UnreadMemoryChatTests : UnreadChatContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld(readsMessages: false));
}

public sealed class MemoryChatGuildTests : GuildContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}

public sealed class MemoryChatMessageTests : MessageContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}

public sealed class MemoryChatThreadTests : ThreadContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}

public sealed class MemoryChatPeopleTests : PeopleContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}

public sealed class MemoryChatInteractionTests : InteractionContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}
