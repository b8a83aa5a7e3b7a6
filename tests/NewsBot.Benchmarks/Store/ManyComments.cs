using System.Globalization;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Benchmarks.Store;

/// <summary>Comments in any number, the same in every run: some people write much and most little, and so it is with words.</summary>
internal sealed class ManyComments(int comments)
{
    private const int Words = 50_000;
    private const int MeanLength = 60;
    private const int Length = 100; // of a discussion
    private const int Posted = 10; // every so-manieth article is posted
    private const int Mirrored = 50;
    private const int AtOnce = 1_000;
    private const string Syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu";
    private static readonly string[] Sounds = Syllables.Split(' ');

    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, Words).Select(Word)];
    private static readonly long First = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private int Articles => Math.Max(1, comments / Length);

    private int People => Math.Max(1, comments / 10);

    public ArticleId Article(Random random) => new(IdOf("article", random.Next(Articles)));

    public AuthorId Author(Random random) => AuthorId.OnSite("herald.example", Word(Skewed(random, People)));

    public string NameOf(Random random) => Word(Skewed(random, People));

    /// <summary>Some of those who write least.</summary>
    public List<AuthorId> Seldom(int count) => [.. Enumerable.Range(1, Math.Min(count, People - 1)).Select(rank => AuthorId.OnSite("herald.example", Word(People - rank)))];

    public static string AnyWord(Random random) => Vocabulary[Skewed(random, Words)];

    /// <summary>One of the words that at most a few thousand comments have.</summary>
    public static string RareWord(Random random) => Vocabulary[(Words / 4) + random.Next(Words / 2)];

    /// <summary>Makes the database, a thousand articles after another, and each indexed as the bot does it: so that no more of it is in memory than those.</summary>
    public async Task FillAsync(string path, CancellationToken cancellationToken)
    {
        using (var database = Database.Open(path, TimeProvider.System))
            await database.WriteAsync(_ => { }, cancellationToken);

        using (var filler = new StoreFiller(path))
        {
            for (var first = 0; first < Articles; first += AtOnce)
            {
                var count = Math.Min(AtOnce, Articles - first);
                filler.Write(_ => Fill(filler, first, count));
                while (filler.Write(session => session.Index.CatchUp(20_000)))
                    cancellationToken.ThrowIfCancellationRequested();
                if (Console.IsErrorRedirected is false)
                    await Console.Error.WriteAsync($"\r{first + count} of {Articles} articles");
            }

            filler.Finish();
        }

        using var filled = Database.Open(path, TimeProvider.System);
        await filled.OptimizeAsync(cancellationToken);
    }

    /// <summary>A discussion that is not there yet.</summary>
    public IReadOnlyList<StoredComment> Discussion(int length)
    {
        var random = new Random(2);
        var article = new ArticleId(IdOf("article", 0));
        return
        [
            .. Enumerable.Range(0, length).Select(i => new StoredComment(
                new(article, new(IdOf("new" + Guid.NewGuid(), i)), null, new(Author(random), NameOf(random)), null, Text(random), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, null, null, null, Origin.Site),
                new(IdOf("new", i)),
                1_000_000 + i)),
        ];
    }

    private bool Fill(StoreFiller filler, int from, int count)
    {
        var random = new Random(from);
        for (var number = from; number < from + count; number++)
        {
            filler.AddArticle(IdOf("article", number), string.Join(' ', Enumerable.Range(0, 8).Select(_ => AnyWord(random))), $"[\"{Text(random)}\"]", ReadAt(number));
            if (number % Posted == 0)
                filler.AddPost(IdOf("article", number));
        }

        // As they come: one under this article and one under that.
        for (var position = 0; position < Length; position++)
        {
            for (var number = from; number < from + count; number++)
            {
                var parent = position > 0 && random.Next(3) > 0 ? IdOfComment(number, random.Next(position)) : null;
                filler.AddComment(IdOf("article", number), IdOfComment(number, position), parent, NameOf(random), Text(random), position, ReadAt(number) + (position * 1_000L));
                if (number % Posted == 0 && position < Mirrored)
                    filler.AddMirror(IdOf("article", number), IdOfComment(number, position));
            }
        }

        return true;
    }

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, 10 + random.Next((MeanLength - 10) * 2)).Select(_ => AnyWord(random)));

    private static long ReadAt(int article) => First + (article * 60_000L);

    private static string IdOfComment(int article, int position) => IdOf("comment", (article * Length) + position);

    private static string IdOf(string kind, int number) => ShortHash.Of(kind, number.ToString(CultureInfo.InvariantCulture));

    // The most used are the shortest, and no two are alike.
    private static string Word(int number)
    {
        var word = Sounds[number % Sounds.Length];
        for (var rest = number / Sounds.Length; rest > 0; rest /= Sounds.Length)
            word += Sounds[rest % Sounds.Length];
        return word;
    }

    // As Zipf found it: the second half as often as the first.
    private static int Skewed(Random random, int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1);
}
