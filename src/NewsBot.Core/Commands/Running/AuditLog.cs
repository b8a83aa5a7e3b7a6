using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot audit</c>: when who changed what in the guild, newest first and page by page.</summary>
public sealed class AuditLog(Database database, ChangeText text)
{
    /// <summary>Before all changes.</summary>
    internal static readonly (DateTimeOffset Moment, string Id) Newest = (DateTimeOffset.MaxValue, "~");

    private const string Noun = "newsbot";
    private const int PageSize = 10;

    /// <summary>What was changed before a moment, as far as the viewer may see it; what does not fit a page stands on the next.</summary>
    public Task<Answer> ShowAsync(Member viewer, (DateTimeOffset, string) before, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var changes = session.Changes.Before(viewer.Guild, before, PageSize + 1);
            if (changes.Count == 0)
                return before == Newest ? Replies.Say($"Nothing has been changed here.") : Replies.Say($"Nothing has been changed here before that.");

            var lines = changes.Take(PageSize).Select(change => text.Line(session, viewer, change)).ToList();
            var shown = lines.Count;
            while (shown > 1 && MessageText.Join("\n", lines.Take(shown)).Value.Length > MessageText.MaxLength)
                shown--;
            return new Answer(new(MessageText.Join("\n", lines.Take(shown)), Buttons: Buttons(before == Newest, changes, shown)));
        }, cancellationToken);

    private static List<CardButton> Buttons(bool isFirst, IReadOnlyList<Change> changes, int shown)
    {
        var buttons = new List<CardButton>();
        if (!isFirst)
            buttons.Add(CardButton.Press("First page", new ButtonId(Noun, ["audit"]).ToString()));
        if (changes.Count > shown)
            buttons.Add(CardButton.Press("Older", new ButtonId(Noun, ["audit", $"{changes[shown - 1].At.ToUnixTimeMilliseconds()}", changes[shown - 1].Id]).ToString()));
        return buttons;
    }
}
