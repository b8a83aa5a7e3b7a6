using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Summaries;

public sealed class QuotesTests
{
    [Theory]
    [InlineData("It is late.", "")]
    [InlineData("“It is late,” she said, “isn’t it?”", "")]
    [InlineData("„Es ist spät“, sagte sie.", "")]
    [InlineData("»Es ist spät«, sagte sie.", "")]
    [InlineData("« Il est tard », dit-elle, l’air las.", "")]
    [InlineData("‘It’s late,’ she said in the ‘90s, the dogs’ decade.", "")]
    [InlineData("`` it 's late , '' she said .", "")]
    [InlineData("the scientists ' pockets were full .", "")]
    [InlineData("「冗談」と言った。", "")]
    [InlineData("“It is late.", "”")]
    [InlineData("She said: “He cried ‘stop.", "’”")]
    [InlineData("„Es ist spät.", "“")]
    [InlineData("« Il est tard.", "»")]
    [InlineData("She said \"it is late.", "\"")]
    [InlineData("`` it is late .", "”")]
    [InlineData("「冗談", "」")]
    public void What_a_sentence_leaves_open_can_be_closed(string sentence, string missing) => Assert.Equal(missing, Quotes.Missing(sentence));

    [Theory]
    [InlineData("It is late,” she said.")]
    [InlineData("Il est tard », dit-elle.")]
    [InlineData("it is late , '' she said .")]
    [InlineData("冗談」と言った。")]
    public void What_was_opened_before_a_sentence_cannot_be_mended(string sentence) => Assert.Null(Quotes.Missing(sentence));
}
