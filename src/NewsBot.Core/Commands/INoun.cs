using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>What buttons and forms belong to: the noun that their ids begin with. What comes back with an id was checked by nobody.</summary>
public interface INoun
{
    string Noun { get; }

    /// <summary>Answers a button.</summary>
    Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken);

    /// <summary>Answers a form; one that is not known is given back to whoever filled it in.</summary>
    Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleForm(submitted));
}
