using System.Runtime.CompilerServices;
using NewsBot.Chat;
using NewsBot.Core.Tests.Commands;

namespace NewsBot.Core.Tests.Chat;

/// <summary>Everything that is said is said in every language, and in the language of whoever it is said to.</summary>
public sealed class LocaleTests : CommandTest
{
    public static TheoryData<string> Languages => ["de", "fr", "es", "ru"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_missing_in_a_language(string language)
    {
        var book = Read(language);
        var said = SaidTexts.All(Table.Definitions);

        var missing = said.Except(book.Texts.Keys).Order().ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
        Assert.Empty(SaidTexts.Names(Table.Definitions).Except(book.Names.Keys).Order());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_left_that_nobody_says(string language)
    {
        var left = Read(language).Texts.Keys.Except(SaidTexts.All(Table.Definitions)).Order().ToList();
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_inserted_in_a_text_is_inserted_in_every_language(string language) =>
        Assert.All(Read(language).Texts, text => Assert.Equal(SaidTexts.Holes(text.Key), SaidTexts.Holes(text.Value)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_number_of_things_has_all_the_forms_that_a_language_counts_with(string language)
    {
        Assert.All(Read(language).Texts.Values.SelectMany(SaidTexts.Forms), forms => Assert.Equal(Plural.FormsOf(language), forms.Split('|').Length));
        Assert.All(SaidTexts.All(Table.Definitions).SelectMany(SaidTexts.Forms), forms => Assert.Equal(2, forms.Split('|').Length));
    }

    // What stands in straight marks is typed so: phrases to search for.
    [Theory]
    [InlineData("de", "„“")]
    [InlineData("fr", "«»")]
    [InlineData("es", "«»")]
    [InlineData("ru", "«»")]
    public void A_language_has_one_kind_of_quotation_marks(string language, string marks)
    {
        var other = "„“”«»‚‘‹›".Except(marks).ToArray();
        Assert.All(Read(language).Texts, text => Assert.True(text.Value.IndexOfAny(other) < 0 && text.Value.Count(letter => letter == marks[0]) == text.Value.Count(letter => letter == marks[1]), text.Value));
        Assert.All(Read(language).Texts, text => Assert.True(!text.Value.Contains('"', StringComparison.Ordinal) || text.Key.Contains("\"phrases\"", StringComparison.Ordinal) || text.Key.Contains("\"on time\"", StringComparison.Ordinal), text.Value));
    }

    [Fact]
    public void French_signs_stand_behind_a_blank_at_which_no_line_breaks() =>
        Assert.All(Read("fr").Texts.Values, text => Assert.DoesNotMatch("« | [:;?!»]", text));

    [Theory]
    [InlineData(null, 0, "0 replies")]
    [InlineData(null, 1, "1 reply")]
    [InlineData(null, 21, "21 replies")]
    [InlineData("fr", 0, "0 réponse")]
    [InlineData("fr", 2, "2 réponses")]
    [InlineData("ru", 1, "1 ответ")]
    [InlineData("ru", 3, "3 ответа")]
    [InlineData("ru", 5, "5 ответов")]
    [InlineData("ru", 11, "11 ответов")]
    [InlineData("ru", 12, "12 ответов")]
    [InlineData("ru", 21, "21 ответ")]
    [InlineData("ru", 122, "122 ответа")]
    [InlineData("xx", 1, "1 reply")]
    public void A_number_stands_with_the_form_that_its_language_counts_with(string? language, int number, string said)
    {
        var forms = new Dictionary<string, string> { ["fr"] = "réponse|réponses", ["ru"] = "ответ|ответа|ответов" };
        var book = language is not null && forms.TryGetValue(language, out var own) ? new PhraseBook(language, new Dictionary<string, string>(), new Dictionary<string, string> { ["{0:reply|replies}."] = $"{{0:{own}}}." }) : null;

        Assert.Equal(said + ".", Phrases.In(book, () => MessageText.Of($"{number:reply|replies}.").Value));
    }

    [Fact]
    public void No_words_are_inserted_that_no_language_has()
    {
        var inserted = SaidTexts.InsertedWords().ToList();
        Assert.True(inserted.Count == 0, string.Join('\n', inserted));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Names_and_descriptions_keep_to_what_the_chat_takes(string language)
    {
        var book = Read(language);
        foreach (var command in Table.Definitions.Where(command => command.Menu is null))
        {
            var options = command.Subcommands.Select(subcommand => subcommand.Options.Select(option => option.Name)).Append((command.Options ?? []).Select(option => option.Name));
            foreach (var names in options.Append(command.Subcommands.Select(subcommand => subcommand.Name)).Select(names => names.Select(name => book.Names[name]).ToList()))
            {
                Assert.All(names, name => Assert.Matches(@"^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$", name));
                Assert.Equal(names.Distinct(), names);
            }

            Assert.All(command.Subcommands.SelectMany(subcommand => subcommand.Options).SelectMany(option => (option.Choices ?? []).Select(choice => choice.Name).Append(option.Description)), text => Assert.InRange((book.Find(text) ?? text).Length, 1, 100));
            Assert.All(command.Subcommands.Select(subcommand => subcommand.Description).Append(command.Description), text => Assert.InRange((book.Find(text) ?? text).Length, 1, 100));
        }

        Assert.All(Table.Definitions.Where(command => command.Menu is not null), menu => Assert.InRange(book.Texts[menu.Name].Length, 1, 32));
    }

    [Fact]
    public async Task An_answer_is_in_the_language_of_whoever_asks_and_what_is_inserted_stays_as_it_is()
    {
        var german = Manager with { Locale = "de" };

        Assert.Equal("Dieser Kanal folgt nichts.", await SayAsync(german, "channel unfollow"));
        Assert.Equal("Wähle eine Quelle; „\\*Herald\\* {0}“ gibt es nicht.", await SayAsync(german, "channel follow", ("source", "*Herald* {0}")));
        Assert.Contains("Weiter", (await AskAsync(german, "channel setup")).Card.Buttons!.Select(button => button.Label));
        foreach (var locale in new[] { null, "en-US", "xx", "" })
            Assert.Equal("This channel follows nothing.", await SayAsync(Manager with { Locale = locale }, "channel unfollow"));
    }

    [Theory]
    [InlineData("https://herald.example/bridge is a page; comments on it: 3.", "https://herald.example/bridge ist eine Seite; Kommentare darauf: 3.")]
    [InlineData("Comments by Isso: https://herald.example/isso/", "Kommentare über Isso: https://herald.example/isso/")]
    [InlineData("The comments are read from the page itself.", "Die Kommentare werden von der Seite selbst gelesen.")]
    [InlineData("herald.example is no host that is known.", "herald.example ist kein bekannter Rechner.")]
    [InlineData("The filter of articles cannot be read: “links>1” can be asked of comments only, not of articles.", "Der Filter für Artikel ist nicht lesbar: „links>1“ lässt sich nur bei Kommentaren fragen, nicht bei Artikeln.")]
    public void A_finished_sentence_is_found_by_the_text_that_it_was_made_from(string english, string german) =>
        Assert.Equal(german, Read("de").Sentence(english));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"names":{}}""")]
    [InlineData("""{"names":{},"texts":{"a":""}}""")]
    [InlineData("""{"names":{},"texts":{},"words":{}}""")]
    public void A_language_that_cannot_be_read_is_told_in_one_line(string json) =>
        Assert.DoesNotContain('\n', Assert.Throws<FormatException>(() => PhraseBook.Parse("de", json)).Message);

    internal static PhraseBook Read(string language) => PhraseBook.Parse(language, File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, $"../../../config/locales/{language}.json"))));

    // Whoever calls the other stands in another folder.
    private static string ThisFile([CallerFilePath] string thisFile = "") => thisFile;
}
