using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Chat;
using NewsBot.Discord.Gateway;

namespace NewsBot.Tests.Chat;

public sealed class LinkTests
{
    [Theory]
    [InlineData("https://discord.com/api/v10", "https://discord.com/channels/1/2/3")]
    [InlineData("http://127.0.0.1:5080/api/v10", "http://127.0.0.1:5080/channels/1/2/3")]
    public void A_message_is_linked_at_the_server_that_it_is_on(string apiUrl, string link)
    {
        using var chat = new DiscordChat(new ChatSettings("token", new(apiUrl), 50, TimeSpan.FromSeconds(15)), new MemorySessionStore(), TimeProvider.System, NullLoggerFactory.Instance);

        Assert.Equal(link, chat.LinkTo(new("1"), new("2"), new("3")));
    }
}
