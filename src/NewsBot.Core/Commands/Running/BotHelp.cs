using NewsBot.Chat;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot help</c>: the way from an empty server to news in a channel, and where to look when something is missing.</summary>
internal static class BotHelp
{
    public static Answer Show() => new(new(MessageText.Join("\n",
    [
        MessageText.Of($"**To begin:** `/source add` a feed, a site or an article, then `/channel setup` where it is to be posted. `/channel test` shows how it will look, to you alone."),
        MessageText.Of($"**Sources:** `/source list` and `show` say how they answer; `pause`, `resume`, `edit` and `remove` change your own; `import` and `export` take a list of them as OPML."),
        MessageText.Of($"**Channels:** `/channel show`, `edit`, `pause`, `resume` and `remove`; `/channel alerts` says where trouble is told."),
        MessageText.Of($"**Filters:** words, beginnings\\*, \"phrases\" and /patterns/, joined with `and`, `or`, `not` and parentheses; in one field with `title:`, `text:`, `tag:`, `author:` or `source:`; of comments also `links>1` and `length<20`."),
        MessageText.Of($"**Comments:** `/newsbot review` goes through those that wait; a message's menu (Apps) hides a comment or its author, and locks a discussion. `/article takedown` takes an article down in every channel."),
        MessageText.Of($"**When something is missing:** `/newsbot why` says of an article why it is here or is not; `/newsbot status` and `queue` say what waits; `retry` and `drop` say what becomes of what was given up; `audit` who changed what."),
        MessageText.Of($"**Who may do this:** those who may manage the server, and the role that `/newsbot role` names. Allow it there under Server Settings, Integrations, too."),
        MessageText.Of($"**For readers:** `/article`, `/search`, `/history`, and the menus of messages and members."),
    ])));
}
