using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Core.Tests.Articles;

public sealed class ShinglesTests
{
    private static readonly string[] Words = ["bridge", "harbour", "council", "opened", "ferry", "monday", "river", "crowd", "piano", "mayor", "goat", "stairs"];

    [Theory]
    [InlineData("The Bridge—was opened,  on MONDAY.", "the bridge was opened on monday", 1)]
    [InlineData("one two three four five", "six seven eight nine ten", 0)]
    [InlineData("one two three", "one two three", 0)]
    [InlineData("橋は月曜日に開通した。", "橋は、月曜日に開通した", 1)]
    public void Likeness_is_of_words_and_their_order(string one, string other, double atLeast)
    {
        var likeness = Shingles.Of([one]).LikenessTo(Shingles.Of([other]));

        Assert.InRange(likeness, atLeast, atLeast == 0 ? 0 : 1);
    }

    [Fact]
    public void A_corrected_text_is_found_by_its_signature_and_another_text_of_the_same_words_is_not()
    {
        var random = new Random(7);
        var missed = 0;
        var met = 0;
        for (var round = 0; round < 200; round++)
        {
            var text = Enumerable.Range(0, 300).Select(_ => Words[random.Next(Words.Length)]).ToList();
            var corrected = text.ToList();
            for (var change = 0; change < 4; change++)
                corrected[random.Next(corrected.Count)] = change.ToString(CultureInfo.InvariantCulture);
            var other = text.OrderBy(_ => random.Next()).ToList();

            missed += Meet(text, corrected) ? 0 : 1;
            met += Meet(text, other) ? 1 : 0;
        }

        Assert.Equal((0, 0), (missed, met));
    }

    [Fact]
    public void A_signature_is_the_same_in_every_run_of_the_program()
    {
        // It is kept in the database.
        Assert.Equal(Known, Shingles.Of(["The bridge was opened on Monday."]).Signature()[0]);
    }

    [Fact]
    public void A_text_of_few_words_has_no_signature() => Assert.Empty(Shingles.Of(["Three words only"]).Signature());

    private const long Known = 5979320668884848160;

    private static bool Meet(IEnumerable<string> one, IEnumerable<string> other) =>
        Shingles.Of([string.Join(' ', one)]).Signature().Intersect(Shingles.Of([string.Join(' ', other)]).Signature()).Any();
}
