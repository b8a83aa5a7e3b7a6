using NewsBot.Articles;
using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Summaries;

public sealed class ExtractiveSummarizerTests
{
    private static readonly string[] Ferry =
    [
        "Opinions differ.",
        "The new electric ferry left the quay on Monday with forty passengers, and the harbour office was pleased.",
        "\"I heard the bell,\" said one of them.",
        "The ferry crosses every half hour, and the harbour office wants a second electric ferry by next spring.",
        "The kiosk sells plum cake on Saturdays. Where does one get the recipe? Nobody says.",
    ];

    [Fact]
    public async Task A_summary_says_what_the_article_keeps_coming_back_to()
    {
        var summary = await SummarizeAsync("Electric ferry starts", Ferry);

        Assert.Equal("extractive", summary.By);
        Assert.Contains(summary.Sentences, sentence => sentence.Paragraph == 1);
        Assert.Contains(summary.Sentences, sentence => sentence.Paragraph == 3);
        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.EndsWith('?'));
    }

    [Fact]
    public async Task Sentences_are_word_for_word_in_order_and_within_the_room()
    {
        var random = new Random(400);
        string[] words = ["ferry", "harbour", "bees", "clock", "Dr.", "tram", "market", "the", "of", "鐘", "мост", "🐝", "quay.", "night?", "\"cake\"", "3.5", "…"];

        for (var round = 0; round < 300; round++)
        {
            var body = Enumerable.Range(0, random.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(120)).Select(_ => words[random.Next(words.Length)]))).ToArray();
            var summary = await SummarizeAsync("Ferry and bees", body);

            Assert.InRange(summary.Sentences.Count, 0, 3);
            Assert.All(summary.Sentences, sentence => Assert.Equal(body[sentence.Paragraph][sentence.Start..sentence.End], sentence.Text));
            Assert.Equal(summary.Sentences.OrderBy(sentence => (sentence.Paragraph, sentence.Start)), summary.Sentences);
            Assert.True(summary.Sentences.Count <= 1 || string.Join(' ', summary.Sentences.Select(sentence => sentence.Text)).Length <= 400);
        }
    }

    [Fact]
    public async Task A_text_of_one_long_sentence_is_summarized_by_it()
    {
        var sentence = "The ferry " + string.Concat(Enumerable.Repeat("crosses the bay and comes back and ", 30)) + "rests.";

        Assert.Equal(sentence, Assert.Single((await SummarizeAsync("Ferry", sentence)).Sentences).Text);
    }

    [Fact]
    public async Task The_same_thing_is_not_said_twice()
    {
        var summary = await SummarizeAsync("Ferry", "The electric ferry left the quay on Monday.", "The electric ferry left the quay on Monday!", "Passengers praised its silence and its blankets.");

        Assert.Equal([0, 2], summary.Sentences.Select(sentence => sentence.Paragraph));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData(" ", "***", "12:30")]
    public async Task An_article_without_text_has_no_sentences(params string[] body) => Assert.Empty((await SummarizeAsync("Ferry", body)).Sentences);

    [Fact]
    public async Task A_text_of_small_words_only_still_has_a_summary() => Assert.Single((await SummarizeAsync("", "It was what it was.")).Sentences);

    private static Task<Summary> SummarizeAsync(string title, params string[] body) =>
        new ExtractiveSummarizer().SummarizeAsync(new Article(title, null, null, null, null, null, "en", null, body, [], [], null), CancellationToken.None);
}
