namespace NewsBot.Core.Tests.Chat;

public sealed class UnreadMemoryChatTests : UnreadChatContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld(readsMessages: false));
}

public sealed class MemoryChatTests : ChatClientContract
{
    protected override Task<IChatWorld> CreateAsync() => Task.FromResult<IChatWorld>(new MemoryChatWorld());
}
