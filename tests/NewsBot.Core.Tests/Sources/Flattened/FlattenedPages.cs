using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources.Flattened;

/// <summary>Flattened pages on invented topics, and the parts to build others from.</summary>
internal static class FlattenedPages
{
    public const string Ferry = """
        09:41 GMT +37 March 2021
        The new ferry on its first morning in Little Haven. (Archive)

        Electric Ferry Starts Between Little Haven and the Mill Island

        © Haven Post/ Ida Brook
        Get short URL

        The ferry left on time, carrying forty people, two dogs and a piano.

        It will cross every half hour, said the harbour office, "as long as the ice allows it."

        Old Ferry Finds a Home as a Café
        Why the Mill Island Has No Cars
        ferry, harbour, Mill Island
        Community standardsDiscussion
        Comment via FacebookComment via Haven
          • Сomment

        All comments

          • Ann
            At last! I was on board.

            The piano was mine.
          • Ben Inlet
            How loud is it?
          • Annin reply toBen Inlet(Show commentHide comment)
            Ben Inlet, You hear the gulls and nothing else.
          • Carl
            And in winter?
        Show new comments (0)
        """;

    public const string Bees = """
        18:05 GMT +321 août 2019
        Une ruche sur le toit de la bibliothèque.

        Le miel de la bibliothèque est arrivé

        © La Dépêche du Canal/ Line Moreau
        URL courte

        Les abeilles du toit ont donné trente kilos de miel, dit la bibliothécaire.

        abeilles, bibliothèque
        Règles de conduiteDiscussion
        Commenter via FacebookCommenter via Canal
          • Сommenter

        Tous les commentaires

          • Zoé
            Où peut-on l'acheter ?
          • Marc en réponseen réponse àZoé(Afficher le commentaireCacher le commentaire)
            Zoé, Au guichet, le samedi.
        Afficher les nouveaux commentaires (2)
        """;

    public static Page Read(string text) => Assert.Single(new PageReader().Read("page.txt", text)).Page!;

    public static string Problem(string text) => Assert.Single(new PageReader().Read("page.txt", text)).Problem!;

    /// <summary>A page with these lines as its comments.</summary>
    public static Page WithComments(string list) =>
        Read($"Title\n\nText.\n\nAll comments\n\n{list}\nShow new comments (0)\n");

    /// <summary>A page with these lines above its comments.</summary>
    public static Page WithArticle(string article) =>
        Read($"{article}\nCommunity standardsDiscussion\nComment via FacebookComment via Haven\n  • Сomment\n\nAll comments\n\nShow new comments (0)\n");
}
