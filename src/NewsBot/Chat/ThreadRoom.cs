using NewsBot.Discord;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Keeps a guild within the threads that may be open at once (https://docs.discord.com/developers/topics/threads#active-archived-threads).</summary>
/// <param name="budget">How many may be open before the quietest of ours is put to rest for another.</param>
internal sealed class ThreadRoom(DiscordClient client, int budget)
{
    /// <summary>Opens a thread, by whatever opens one, and has room made for it where there is none.</summary>
    /// <param name="place">The channel that it is opened in, or the thread itself.</param>
    public async Task<T> OpenAsync<T>(Discord.Model.Channel place, Func<Task<T>> open, CancellationToken cancellationToken)
    {
        await MakeAsync(place, budget, cancellationToken);
        return await TryAsync(place, open, cancellationToken);
    }

    /// <summary>Does what may open a thread: only Discord knows whether it is at rest.</summary>
    public async Task<T> TryAsync<T>(Discord.Model.Channel place, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (DiscordException exception) when (exception.Code is ErrorCode.TooManyActiveThreads or ErrorCode.TooManyActiveAnnouncementThreads)
        {
            if (!await MakeAsync(place, 0, cancellationToken))
                throw;
            return await work();
        }
    }

    // A thread at rest loses nothing: what is said in it opens it again. False where none of ours can be put to rest.
    private async Task<bool> MakeAsync(Discord.Model.Channel place, int most, CancellationToken cancellationToken)
    {
        var open = client.Cache.GuildOf((place.IsThread ? place.ParentId : null) ?? place.Id)?.Channels.Where(channel => channel.IsThread).ToList() ?? [];
        if (open.Count < most)
            return false;
        if (open.Where(thread => thread.OwnerId == client.Cache.Me?.Id && thread.Id != place.Id && thread.ThreadMetadata?.Locked != true).MinBy(thread => thread.LastMessageId ?? thread.Id) is not { } quietest)
            return false;

        await client.Rest.Channels.EditAsync(quietest.Id, new(Archived: true), cancellationToken);
        return true;
    }
}
