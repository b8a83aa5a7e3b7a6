using NewsBot.Articles;

namespace NewsBot.Posting;

/// <summary>How a post of a source looks in a channel.</summary>
/// <param name="Source">The source that the article came from first.</param>
public sealed record PostLook(ChannelSettings Settings, SourceTerms Terms, SourceName Source)
{
    public static readonly PostLook Usual = new(ChannelSettings.Usual, SourceTerms.None, default);

    public bool ShowsImage => Settings.Image && Terms.Image;
}
