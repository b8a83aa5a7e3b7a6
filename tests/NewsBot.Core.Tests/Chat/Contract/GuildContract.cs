using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter knows of guilds, their channels and who sees them; a subclass supplies the chat.</summary>
public abstract class GuildContract : ChatContract
{
    [Fact]
    public async Task A_session_begins_with_the_guilds_and_their_channels()
    {
        var connected = Assert.IsType<Connected>(Events.All[0]);
        var guild = await Events.FirstAsync<GuildAvailable>(guild => guild.Guild == World.Guild);

        Assert.Contains(World.Guild, connected.Guilds);
        Assert.Contains(guild.Channels, channel => channel.Id == World.Text && channel.Kind == ChannelKind.Text);
        Assert.Contains(guild.Channels, channel => channel.Id == World.Forum && channel.Kind == ChannelKind.Forum);
    }

    [Fact]
    public async Task A_member_sees_what_their_rights_let_them_see()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var reader = await MemberAsync(Person.Reader);
        var manager = await MemberAsync(Person.Manager);
        var thread = await Client.StartThreadAsync(World.Hidden, await SendAsync(World.Hidden, Hello), "Comments", default);
        await EventuallyAsync(() => Client.CanSee(manager, thread));

        Assert.True(Client.CanSee(reader, World.Text));
        Assert.True(Client.CanSee(manager, World.Hidden));
        Assert.False(Client.CanSee(reader, World.Hidden));
        Assert.False(Client.CanSee(reader, thread));
        Assert.False(Client.CanSee(reader with { Guild = new("1") }, World.Text));
        Assert.False(Client.CanSee(manager, new("1")));
    }

    [Fact]
    public void A_channel_that_is_not_there_is_not_known()
    {
        Assert.Null(Client.ChannelOf(new("1")));
        Assert.Equal(ChannelKind.Forum, Client.ChannelOf(World.Forum)?.Kind);
    }

    [Fact]
    public void A_link_to_a_message_is_an_address_that_names_it()
    {
        var link = Client.LinkTo(World.Guild, World.Text, new("77"));

        Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", link);
        Assert.Contains("77", link, StringComparison.Ordinal);
    }
}
