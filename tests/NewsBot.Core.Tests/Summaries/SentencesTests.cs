using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Summaries;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("The boat left. The gulls stayed.", "The boat left.|The gulls stayed.")]
    [InlineData("Dr. Wen Abara met Mrs. Hollis at St. Anne's Pier. Both were early.", "Dr. Wen Abara met Mrs. Hollis at St. Anne's Pier.|Both were early.")]
    [InlineData("It was built by J. R. Field. Nobody knows when.", "It was built by J. R. Field.|Nobody knows when.")]
    [InlineData("It costs 3.50 a head. That is 1.5 times as much.", "It costs 3.50 a head.|That is 1.5 times as much.")]
    [InlineData("They meet at 5 p.m. The door is open.", "They meet at 5 p.m.|The door is open.")]
    [InlineData("They meet at 5 p.m. Thursday.", "They meet at 5 p.m. Thursday.")]
    [InlineData("The U.S. Navy came in Oct. 1968 with ropes, sails etc. The quay was full.", "The U.S. Navy came in Oct. 1968 with ropes, sails etc.|The quay was full.")]
    [InlineData("\"Why not?\" she asked. \"It floats.\" He nodded.", "\"Why not?\" she asked.|\"It floats.\"|He nodded.")]
    [InlineData("“We waited… and waited.” Then it came!", "“We waited… and waited.”|Then it came!")]
    [InlineData("He stopped... Nobody spoke.", "He stopped...|Nobody spoke.")]
    [InlineData("Really?! Yes.", "Really?!|Yes.")]
    [InlineData("1. Wash the pot. 2. Return it.", "1. Wash the pot.|2. Return it.")]
    [InlineData("(It rained.) We stayed.", "(It rained.)|We stayed.")]
    [InlineData("See tram.example for more. Or ask.", "See tram.example for more.|Or ask.")]
    [InlineData("The harbour was full.Next day it was empty.", "The harbour was full.|Next day it was empty.")]
    [InlineData("It runs on Node.Js and nothing else.", "It runs on Node.Js and nothing else.")]
    [InlineData("First line\nSecond line.", "First line|Second line.")]
    [InlineData("  spaces around.  ", "spaces around.")]
    [InlineData("He said no. The council agreed.", "He said no.|The council agreed.")]
    [InlineData("It is house No. 5 on Elm Rd. in town. It leans.", "It is house No. 5 on Elm Rd. in town.|It leans.")]
    [InlineData("The cat sat. Then it lay in the sun. Nobody minded.", "The cat sat.|Then it lay in the sun.|Nobody minded.")]
    [InlineData("She left on Sat. Oct. 5 at noon. He stayed.", "She left on Sat. Oct. 5 at noon.|He stayed.")]
    [InlineData("He and I. The others went.", "He and I.|The others went.")]
    [InlineData("They wanted \"the old bell (...) and its rope\" back. It hangs there.", "They wanted \"the old bell (...) and its rope\" back.|It hangs there.")]
    [InlineData("It was full.\"We waited,\" she said.", "It was full.|\"We waited,\" she said.")]
    [InlineData("“It is late.”The bell rang.", "“It is late.”|The bell rang.")]
    [InlineData("The committee of the harbour met on Monday to\ntalk about the electric ferry and the old\nquay. It agreed.", "The committee of the harbour met on Monday to\ntalk about the electric ferry and the old\nquay.|It agreed.")]
    [InlineData("A heading\nThe committee of the harbour met on Monday.", "A heading|The committee of the harbour met on Monday.")]
    [InlineData("- bread\n- salt and butter for everybody in the house", "- bread|- salt and butter for everybody in the house")]
    [InlineData("*** ... 12 ---", "")]
    [InlineData("", "")]
    public void English_is_split_where_sentences_end(string paragraph, string sentences) => AssertSplit(paragraph, "en", sentences);

    [Theory]
    [InlineData("fr", "« C’est fini ! » dit M. Delmas. Mme Vasseur rit.", "« C’est fini ! » dit M. Delmas.|Mme Vasseur rit.")]
    [InlineData("fr", "« Où est-elle ? » Personne ne sait.", "« Où est-elle ? »|Personne ne sait.")]
    [InlineData("de", "Am 3. Oktober kam Fr. Aydın, d. h. um ca. 8 Uhr. Es regnete.", "Am 3. Oktober kam Fr. Aydın, d. h. um ca. 8 Uhr.|Es regnete.")]
    [InlineData("de", "„Der Tisch ist da.“ Alle lachten z.B. laut.", "„Der Tisch ist da.“|Alle lachten z.B. laut.")]
    [InlineData("es", "¿Quién llama? Nadie. ¡Qué bien!", "¿Quién llama?|Nadie.|¡Qué bien!")]
    [InlineData("ja", "鐘が鳴った。「冗談だと思いました。本当です。」と笑う。音は残った！", "鐘が鳴った。|「冗談だと思いました。本当です。」と笑う。|音は残った！")]
    [InlineData("zh", "他来了吗？他来了。", "他来了吗？|他来了。")]
    [InlineData("ar", "هل وصل القارب؟ نعم وصل. شكرا.", "هل وصل القارب؟|نعم وصل.|شكرا.")]
    [InlineData("hi", "नाव आ गई। सब खुश हैं।", "नाव आ गई।|सब खुश हैं।")]
    [InlineData("ru", "Трамвай ушёл. Кот спит…", "Трамвай ушёл.|Кот спит…")]
    [InlineData("ko", "종이 울렸다. 배가 왔다.", "종이 울렸다.|배가 왔다.")]
    [InlineData("en", "the text has no capitals . it ends anyway .", "the text has no capitals .|it ends anyway .")]
    [InlineData("en", "the u.s. is large . mr. lee said so . it is .", "the u.s. is large .|mr. lee said so .|it is .")]
    [InlineData("en", "`` we waited . '' the bell rang . he said : ' it is late . ' then they left .", "`` we waited . ''|the bell rang .|he said : ' it is late . '|then they left .")]
    [InlineData("en", "THE HARBOUR IS CLOSED. THE FERRY WAITS.", "THE HARBOUR IS CLOSED.|THE FERRY WAITS.")]
    [InlineData("fr", "M. Roux parle. « Je pars. » Il est huit heures.", "M. Roux parle.|« Je pars. »|Il est huit heures.")]
    [InlineData("fr", "Le port est fermé.Selon la mairie, il rouvrira en mai.", "Le port est fermé.|Selon la mairie, il rouvrira en mai.")]
    [InlineData("de", "Das ist Kunst. Eine neue Art. Der Rat tagt am 5. Mai um 9.30 Uhr.", "Das ist Kunst.|Eine neue Art.|Der Rat tagt am 5. Mai um 9.30 Uhr.")]
    [InlineData("it", "Il sig. Conti e la dott.ssa Riva arrivano. Piove.", "Il sig. Conti e la dott.ssa Riva arrivano.|Piove.")]
    [InlineData("pt", "O Sr. Melo e a Dra. Reis saíram. Chove.", "O Sr. Melo e a Dra. Reis saíram.|Chove.")]
    [InlineData("nl", "Dhr. de Wit en mevr. Smit komen om ca. 8 uur. Het regent.", "Dhr. de Wit en mevr. Smit komen om ca. 8 uur.|Het regent.")]
    [InlineData("ru", "В 2019 г. Москва выросла. Ул. Садовая закрыта, т.е. пуста.", "В 2019 г. Москва выросла.|Ул. Садовая закрыта, т.е. пуста.")]
    [InlineData("pl", "W 2019 r. Kraków urósł. Prof. Nowak mieszka przy ul. Długiej.", "W 2019 r. Kraków urósł.|Prof. Nowak mieszka przy ul. Długiej.")]
    [InlineData("tr", "Prof. Dr. Aydın geldi. Gemi 3. kez battı.", "Prof. Dr. Aydın geldi.|Gemi 3. kez battı.")]
    [InlineData("vi", "TS. Nguyễn Văn An đến. Trời mưa.", "TS. Nguyễn Văn An đến.|Trời mưa.")]
    [InlineData("zh", "他说：「我来了。你呢？」然后走了。下雨了。", "他说：「我来了。你呢？」然后走了。|下雨了。")]
    [InlineData("ja", "「開いたまま。鐘が鳴った。", "「開いたまま。|鐘が鳴った。")]
    [InlineData("th", "เมื่อวานนี้เรือข้ามฟากลำใหม่ออกจากท่าเรือเก่าพร้อมผู้โดยสารสี่สิบคนในตอนเช้าตรู่ของวันจันทร์ ชาวบ้านดีใจมาก", "เมื่อวานนี้เรือข้ามฟากลำใหม่ออกจากท่าเรือเก่าพร้อมผู้โดยสารสี่สิบคนในตอนเช้าตรู่ของวันจันทร์|ชาวบ้านดีใจมาก")]
    public void Other_languages_and_scripts_are_split_by_their_own_marks(string language, string paragraph, string sentences) => AssertSplit(paragraph, language, sentences);

    [Fact]
    public void Whatever_the_text_its_sentences_are_in_order_and_apart()
    {
        var random = new Random(1968);
        const string letters = "abÄ .!?…\"'“”«»()。」「؟।\n\u00A01.5U.S.";

        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Create(random.Next(40), random, (span, source) =>
            {
                foreach (ref var c in span)
                    c = letters[source.Next(letters.Length)];
            });

            var end = 0;
            foreach (var sentence in Sentences.In(text, Languages.Of("de"), new(IsCased: true, IsTokenized: round % 2 == 0)))
            {
                Assert.True(sentence.Start.Value >= end && sentence.End.Value > sentence.Start.Value);
                end = sentence.End.Value;
            }

            Assert.True(end <= text.Length);
        }
    }

    [Theory]
    [InlineData("「")]
    [InlineData(". ")]
    [InlineData("\"x.Y")]
    [InlineData("“a\n")]
    [InlineData("a.b.")]
    [InlineData("(...")]
    public void A_text_of_one_thing_over_and_over_takes_no_longer_than_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.All(Sentences.In(text, Languages.Of("en"), TextShape.Of(text)), range => Assert.True(range.End.Value <= text.Length));
    }

    private static void AssertSplit(string paragraph, string language, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.In(paragraph, Languages.Of(language), TextShape.Of(paragraph)).Select(range => paragraph[range])));
}
