using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands;

public sealed class CoolDownTests : CommandTest
{
    public CoolDownTests() => Limits = new() { AtOnce = 10, Every = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task A23_A_thousand_commands_of_one_person_are_answered_without_work_and_disturb_nobody_else()
    {
        var answers = new List<string>();
        for (var i = 0; i < 1_000; i++)
            answers.Add(await SayAsync(Reader, "article latest"));

        Assert.Equal(10, answers.Count(answer => answer == "No article has been read yet. Those who manage the server follow sources with */source add*."));
        Assert.Equal(990, answers.Count(answer => answer == "That was a lot at once. Try again in 2 seconds."));
        Assert.Equal("No article has been read yet. Those who manage the server follow sources with */source add*.", await SayAsync(Manager, "article latest"));

        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("No article has been read yet. Those who manage the server follow sources with */source add*.", await SayAsync(Reader, "article latest"));
        Assert.StartsWith("That was a lot at once.", await SayAsync(Reader, "article latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A23_Buttons_and_forms_count_and_what_was_written_is_given_back()
    {
        for (var i = 0; i < 10; i++)
            await PressAsync(Reader, "1:history:x");

        Assert.StartsWith("That was a lot at once.", (await PressAsync(Reader, "1:history:x")).Card.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("You wrote:\nMy words", (await SubmitAsync(Reader, "1:reply:x", "My words")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A23_Typing_costs_less_than_asking_and_in_the_end_offers_nothing()
    {
        await Bot.ReadAsync(Some.Article());

        var offered = new List<IReadOnlyList<Choice>>();
        for (var i = 0; i < 200; i++)
            offered.Add(await TypeAsync(Reader, "article show", "article", "bridge"));

        Assert.Equal(100, offered.Count(choices => choices.Count > 0));
    }
}
