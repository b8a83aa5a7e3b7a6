using NewsBot.Articles;
using NewsBot.Summaries.Languages;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Summaries;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "The ferry was late again this morning, and nobody on the quay could say when it would come.")]
    [InlineData("de", "Die Fähre kam heute früh wieder zu spät, und niemand am Kai konnte sagen, wann sie fährt.")]
    [InlineData("fr", "Le bac avait encore du retard ce matin, et personne sur le quai ne savait quand il viendrait.")]
    [InlineData("es", "El transbordador llegó otra vez tarde esta mañana y nadie en el muelle sabía cuándo saldría.")]
    [InlineData("it", "Il traghetto stamattina era di nuovo in ritardo e nessuno sul molo sapeva quando sarebbe arrivato.")]
    [InlineData("pt", "A balsa voltou a atrasar-se esta manhã e ninguém no cais sabia dizer quando é que ela chegaria.")]
    [InlineData("nl", "De veerboot was vanmorgen weer te laat en niemand op de kade kon zeggen wanneer hij zou komen.")]
    [InlineData("ru", "Паром сегодня утром опять опоздал, и никто на причале не мог сказать, когда он придёт.")]
    [InlineData("uk", "Пором сьогодні вранці знову запізнився, і ніхто на причалі не міг сказати, коли він прийде.")]
    [InlineData("pl", "Prom znowu spóźnił się dziś rano i nikt na nabrzeżu nie umiał powiedzieć, kiedy przypłynie.")]
    [InlineData("tr", "Vapur bu sabah yine gecikti ve iskeledeki hiç kimse ne zaman geleceğini söyleyemedi.")]
    [InlineData("ar", "تأخرت العبارة مرة أخرى هذا الصباح ولم يستطع أحد على الرصيف أن يقول متى ستصل.")]
    [InlineData("fa", "کشتی امروز صبح دوباره دیر رسید و هیچ کس در اسکله نمی‌دانست که چه زمانی می‌آید.")]
    [InlineData("zh", "渡轮今天早上又晚点了，码头上没有人知道它什么时候会来。")]
    [InlineData("ja", "渡し船は今朝もまた遅れ、桟橋では誰もいつ来るのか分からなかった。")]
    [InlineData("ko", "나룻배는 오늘 아침에도 늦었고 부두에 있던 누구도 언제 올지 몰랐다.")]
    [InlineData("vi", "Chuyến phà sáng nay lại đến muộn và không ai trên bến biết khi nào nó tới.")]
    [InlineData("sv", "Färjan var sen igen i morse, och ingen på kajen kunde säga när den skulle komma.")]
    [InlineData("el", "Το πλοίο άργησε πάλι σήμερα το πρωί και κανείς στην προβλήτα δεν ήξερε πότε θα έρθει.")]
    [InlineData("th", "เรือข้ามฟากเช้านี้มาสายอีกแล้ว และไม่มีใครที่ท่าเรือรู้ว่าเรือจะมาเมื่อไร")]
    public void A_language_is_found_from_one_sentence(string code, string text) => Assert.Equal(code, Languages.All.Find(text).Code);

    [Theory]
    [InlineData("")]
    [InlineData("12:30 – 14:00, €5.50")]
    [InlineData("Ok")]
    [InlineData("Zxqv wkrtz bvnqx plmgh trwzx qqkvb zzhhk wxcvb nmlkj")]
    [InlineData("ქალაქის საბჭომ სამშაბათს გადაწყვიტა ძველი ხიდის დახურვა")]
    public void What_no_language_says_is_in_none(string text) => Assert.Equal(Language.Unknown, Languages.All.Find(text).Code);

    [Fact]
    public void A_text_tells_more_than_its_page_states()
    {
        var german = new Article("Titel", null, null, null, null, null, "en-GB", null, ["Die Fähre kam heute früh wieder zu spät, und niemand am Kai konnte sagen, wann sie fährt."], [], [], null);

        Assert.Equal("de", Languages.All.Of(german).Code);
        Assert.Equal("en", Languages.All.Of(german with { Body = ["Ok"] }).Code);
        Assert.Equal(Language.Unknown, Languages.All.Of(german with { Body = ["Ok"], Language = "xx" }).Code);
    }

    [Fact]
    public void At_least_the_languages_that_are_promised_are_there()
    {
        string[] promised = ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "tr", "ar", "zh", "ja", "vi"];

        Assert.Superset(promised.ToHashSet(), Languages.All.Codes.ToHashSet());
        Assert.All(promised, code => Assert.NotEmpty(Languages.Of(code).StopWords.Words));
    }

    [Theory]
    [InlineData("""{"language":"en"}""", "en.json: ")]
    [InlineData("""{"language":"EN","sample":["x"],"stopWords":"the"}""", "en.json: A language needs its code of two or three small letters")]
    [InlineData("""{"language":"en","sample":["x"],"stopWords":"the","stopwords":"a"}""", "en.json: ")]
    [InlineData("no", "en.json: ")]
    public void A_language_that_is_not_one_is_told_with_its_file(string json, string problem)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("en.json"), json);

        var message = Assert.Throws<FormatException>(() => LanguageSet.Load(folder.Path)).Message;
        Assert.StartsWith(problem, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_folder_without_languages_or_with_one_twice_is_told()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FormatException>(() => LanguageSet.Load(folder.Path));

        const string english = """{"language":"en","sample":["The cat sat."],"stopWords":"the"}""";
        File.WriteAllText(folder.File("a.json"), english);
        File.WriteAllText(folder.File("b.json"), english);
        Assert.Throws<FormatException>(() => LanguageSet.Load(folder.Path));
    }

    [EvaluationFact]
    public void The_language_of_every_evaluation_article_is_found()
    {
        var rows = EvaluationRows.Read("cnndm-en-100.jsonl").Concat(EvaluationRows.Read("orangesum-fr-500.jsonl")).ToList();

        Assert.True(rows.Count >= 600);
        Assert.All(rows, row => Assert.Equal(row.Language, Languages.All.Find(row.Text).Code));
    }
}
