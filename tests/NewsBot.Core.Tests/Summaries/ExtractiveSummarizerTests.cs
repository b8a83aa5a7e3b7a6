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
    public void A_summary_says_what_the_article_keeps_coming_back_to()
    {
        var summary = Summarize("Electric ferry starts", Ferry);

        Assert.Equal("extractive", summary.By);
        Assert.Contains(summary.Sentences, sentence => sentence.Paragraph == 1);
        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Text.EndsWith('?') || sentence.Paragraph == 0);
    }

    [Fact]
    public void Sentences_are_word_for_word_in_order_and_within_the_room()
    {
        var random = new Random(400);
        string[] words = ["ferry", "harbour", "bees", "clock", "Dr.", "tram", "market", "the", "of", "鐘", "мост", "🐝", "quay.", "night?", "\"cake\"", "3.5", "…", "“", "”", "(AP)", "\n", "However,"];

        for (var round = 0; round < 500; round++)
        {
            var body = Enumerable.Range(0, random.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(120)).Select(_ => words[random.Next(words.Length)]))).ToArray();
            var length = new SummaryLength(random.Next(1, 9), random.Next(50, 900), random.Next(10, 200));
            var summary = new ExtractiveSummarizer(Languages.All).Summarize(Text("Ferry and bees", body), length);

            Assert.InRange(summary.Sentences.Count, 0, length.Sentences);
            Assert.All(summary.Sentences, sentence => Assert.Equal(body[sentence.Paragraph][sentence.Start..sentence.End], sentence.Text));
            Assert.Equal(summary.Sentences.OrderBy(sentence => (sentence.Paragraph, sentence.Start)), summary.Sentences);
            Assert.True(summary.Sentences.Count <= 1 || string.Join(' ', summary.Sentences.Select(sentence => sentence.Text)).Length <= length.Characters);
        }
    }

    [Fact]
    public void A_text_of_one_long_sentence_is_summarized_by_it()
    {
        var sentence = "The ferry " + string.Concat(Enumerable.Repeat("crosses the bay and comes back and ", 30)) + "rests.";

        Assert.Equal(sentence, Assert.Single(Summarize("Ferry", sentence).Sentences).Text);
    }

    [Fact]
    public void The_same_thing_is_not_said_twice()
    {
        var summary = Summarize("Ferry", "The electric ferry left the quay on Monday.", "The electric ferry left the quay on Monday!", "Passengers of the ferry praised its silence and its blankets.");

        Assert.Single(summary.Sentences, sentence => sentence.Paragraph < 2);
    }

    [Fact]
    public void One_sentence_is_the_first_that_can_be_quoted()
    {
        var summary = new ExtractiveSummarizer(Languages.All).Summarize(
            Text("Ferry", "He had waited for this.", "Is it late again today?", "The town bought an electric ferry.", "The electric ferry of the town crosses every hour."), new(1));

        Assert.Equal(2, Assert.Single(summary.Sentences).Paragraph);
    }

    [Theory]
    [InlineData("She steered it through the fog of the harbour on Monday.")]
    [InlineData("However, the ferry of the harbour was late on Monday.")]
    [InlineData("These ferries of the harbour were late on Monday.")]
    [InlineData("… and the ferry of the harbour was late on Monday.")]
    [InlineData("\"They like the ferry of the harbour,\" said the mayor on Monday.")]
    [InlineData("Elle a traversé le port avec le bac électrique lundi matin.")]
    [InlineData("En revanche, le bac électrique du port était en retard lundi.")]
    [InlineData("Diese Fähre des Hafens war am Montag wieder verspätet.")]
    [InlineData("Sin embargo, el barco del puerto llegó tarde el lunes.")]
    [InlineData("Questo traghetto del porto era in ritardo lunedì mattina.")]
    [InlineData("No entanto, a balsa do porto chegou tarde na segunda.")]
    [InlineData("Daarom was de veerboot van de haven maandag te laat.")]
    [InlineData("Однако паром из порта в понедельник опять опоздал.")]
    [InlineData("Jednak prom z portu spóźnił się znowu w poniedziałek.")]
    [InlineData("Ancak limandaki vapur pazartesi günü yine geç kaldı.")]
    [InlineData("لكن العبارة في الميناء تأخرت مرة أخرى يوم الاثنين.")]
    [InlineData("但是港口的渡輪在星期一又晚點了，很多人都在等候。")]
    [InlineData("しかし港の渡し船は月曜日にまた遅れ、多くの人が待っていた。")]
    [InlineData("Tuy nhiên, chuyến phà ở cảng lại đến muộn vào thứ hai.")]
    public void What_points_to_something_that_is_not_quoted_is_no_summary(string sentence) => Assert.Empty(Summarize("", sentence).Sentences);

    [Fact]
    public void What_points_to_the_sentence_before_it_may_follow_that()
    {
        var body = new[] { "The harbour office bought an electric ferry.", "It crosses the harbour every hour, and another one is ordered for the office.", "Plum cake is sold on its deck." };

        var whole = new ExtractiveSummarizer(Languages.All).Summarize(Text("Harbour ferry", body), SummaryLength.Of(8));

        Assert.Equal([0, 1, 2], whole.Sentences.Select(sentence => sentence.Paragraph));
        Assert.Equal(2, Assert.Single(Summarize("Plum cake", body[1..]).Sentences).Paragraph + 1);
    }

    [Theory]
    [InlineData("We use cookies and similar technologies to improve your visit.", "You can change your cookie settings at any time.")]
    [InlineData("You have reached your limit of free articles.", "Subscribe to continue reading this story today.", "Already a subscriber? Log in to read on.")]
    [InlineData("Page not found", "Sorry, the page you are looking for does not exist any more.", "Please try again or go to our home page.")]
    [InlineData("Please enable JavaScript in your browser to read this page.")]
    [InlineData("Sign up to our newsletter and get every story straight to your inbox.")]
    [InlineData("By Ann Author", "Photo: The old bridge in the evening.", "Updated 3 March 2019 at 12:30.")]
    [InlineData("© 2024 Herald. All rights reserved.", "Follow us on every network that you like.")]
    [InlineData("Ce site utilise des cookies pour améliorer votre visite.", "Cet article est réservé aux abonnés de notre journal.")]
    [InlineData("Diese Website verwendet Cookies, um Ihren Besuch zu verbessern.", "Jetzt abonnieren und alles lesen, was wichtig ist.")]
    [InlineData("Home", "News", "Sport", "Contact us")]
    public void What_a_page_says_of_itself_is_no_summary(params string[] body) => Assert.Empty(Summarize("The Herald", body).Sentences);

    [Fact]
    public void An_article_about_cookies_is_an_article()
    {
        var summary = Summarize("Regulator fines shop", "The regulator fined a shop on Monday because its site set cookies without asking.", "Members of parliament want a law on cookies by spring.");

        Assert.NotEmpty(summary.Sentences);
    }

    [Theory]
    [InlineData("LONDON (Agency) - The ferry of the harbour was late on Monday.")]
    [InlineData("LONDON, March 3 — The ferry of the harbour was late on Monday.")]
    [InlineData("(Agency) The ferry of the harbour was late on Monday.")]
    [InlineData("(Agency) -- The ferry of the harbour was late on Monday.")]
    public void A_dateline_is_not_quoted(string paragraph)
    {
        var sentence = Assert.Single(Summarize("", paragraph).Sentences);

        Assert.Equal("The ferry of the harbour was late on Monday.", sentence.Text);
        Assert.Equal(paragraph[sentence.Start..sentence.End], sentence.Text);
    }

    [Fact]
    public void Half_a_quotation_is_not_quoted()
    {
        var summary = Summarize("Ferry", "“The ferry of the harbour was late on Monday. It is always late in the harbour,” said the mayor of the harbour.", "The mayor wants a new ferry.");

        Assert.Equal(1, Assert.Single(summary.Sentences).Paragraph);
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData(" ", "***", "12:30")]
    [InlineData("Ferry")]
    public void An_article_without_a_sentence_has_no_summary(params string[] body) => Assert.Empty(Summarize("Ferry", body).Sentences);

    [Fact]
    public void A_text_in_a_language_that_nobody_knows_has_a_summary() =>
        Assert.NotEmpty(Summarize("ხიდი", "ქალაქის საბჭომ სამშაბათს გადაწყვიტა ძველი ხიდის დახურვა რემონტისთვის. მოსახლეობა ამბობს, რომ მათთვის არავის უკითხავს.").Sentences);

    [Fact]
    public void A_text_of_capitals_has_a_summary() =>
        Assert.NotEmpty(Summarize("", "THE HARBOUR OFFICE BOUGHT AN ELECTRIC FERRY ON MONDAY. THE FERRY CROSSES THE HARBOUR EVERY HOUR.").Sentences);

    [Fact]
    public void A_list_without_full_stops_is_shown_by_its_longer_lines()
    {
        string[] body = ["Bread", "Two pounds of butter from the harbour market for Sunday", "Salt"];

        Assert.Equal(body[1], Assert.Single(Summarize("To buy", body).Sentences).Text);
    }

    [Fact]
    public void A_megabyte_of_text_is_summarized_like_any_other()
    {
        var body = Enumerable.Range(0, 10_000).Select(i => $"The ferry number {i} of the harbour office left quay {i % 7} on Monday with passengers and cake.").ToArray();

        Assert.NotEmpty(Summarize("Ferry", [string.Join(' ', body)]).Sentences);
        Assert.NotEmpty(Summarize("Ferry", body).Sentences);
    }

    private static Summary Summarize(string title, params string[] body) => new ExtractiveSummarizer(Languages.All).Summarize(Text(title, body), SummaryLength.Usual);

    private static Article Text(string title, params string[] body) => new(title, null, null, null, null, null, null, null, body, [], [], null);
}
