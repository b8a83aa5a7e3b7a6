using NewsBot.Chat;
using NewsBot.Core.Tests.Chat;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>A fault at one request of all those that a bot makes; none where no number is given.</summary>
/// <param name="keysAreForgotten">Whether the chat then takes what is sent again for something new.</param>
internal sealed class FaultAt(Fault fault, int? at, bool keysAreForgotten = false)
{
    /// <summary>How many requests there were.</summary>
    public int Requests { get; private set; }

    /// <summary>Counts the requests to a chat from now on.</summary>
    /// <param name="bot">Who makes them at the time.</param>
    public void Strike(MemoryChat chat, Func<Bot> bot) => chat.At = request =>
    {
        if (request.IsDone != fault is Fault.KilledAfter or Fault.NoAnswerAfter || Requests++ != at)
            return;
        if (keysAreForgotten)
            chat.ForgetKeys();
        if (fault is Fault.KilledBefore or Fault.KilledAfter)
            bot().Kill();
        throw Exception;
    };

    private Exception Exception => fault switch
    {
        Fault.NoAnswerBefore or Fault.NoAnswerAfter => new ChatException(ChatFailure.Unknown, "No answer."),
        Fault.Throttled => new ChatException(ChatFailure.Throttled, "Later.", TimeSpan.FromSeconds(3)),
        Fault.Refused => new ChatException(ChatFailure.Refused, "No."),
        _ => new InvalidOperationException("A fault."),
    };
}
