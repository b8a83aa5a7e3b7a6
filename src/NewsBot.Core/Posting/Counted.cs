using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>Numbers of things, each a text of its own, since languages count differently.</summary>
internal static class Counted
{
    public static MessageText Comments(int count) => count == 1 ? MessageText.Of($"{count} comment") : MessageText.Of($"{count} comments");

    public static MessageText NewComments(int count) => count == 1 ? MessageText.Of($"{count} new comment") : MessageText.Of($"{count} new comments");

    public static MessageText Answers(int count) => count == 1 ? MessageText.Of($"{count} answer") : MessageText.Of($"{count} answers");

    public static MessageText Articles(int count) => count == 1 ? MessageText.Of($"{count} article") : MessageText.Of($"{count} articles");

    public static MessageText NewArticles(int count) => count == 1 ? MessageText.Of($"{count} new article") : MessageText.Of($"{count} new articles");

    public static MessageText People(int count) => count == 1 ? MessageText.Of($"{count} person") : MessageText.Of($"{count} people");

    public static MessageText Others(int count) => count == 1 ? MessageText.Of($"{count} other") : MessageText.Of($"{count} others");
}
