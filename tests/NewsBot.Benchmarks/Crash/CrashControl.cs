using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Chat;

namespace NewsBot.Benchmarks.Crash;

/// <summary>The bot with a way to send that others have: what the benchmark counts there shows that it can count.</summary>
internal static class CrashControl
{
    public const string CommandName = "crash-control";

    public const string PostThenMark = "post-then-mark";
    public const string MarkThenPost = "mark-then-post";
    public const string NonceOnly = "nonce-only";

    private static readonly Argument<string> Way = new("way");
    private static readonly Argument<string> Database = new("database");

    public static Command CreateCommand()
    {
        var command = new Command(CommandName, "What the command crash kills to compare.") { Way, Database };
        command.Hidden = true;
        command.SetAction((result, _) => RunAsync(result.GetValue(Way)!, result.GetValue(Database)!));
        return command;
    }

    /// <summary>An id that no message has.</summary>
    public static string MadeUp() => Random.Shared.NextInt64(1, 1L << 40).ToString(CultureInfo.InvariantCulture);

    private static Task<int> RunAsync(string way, string database)
    {
        if (way == MarkThenPost)
            MarkAll(database);
        return NewsBotApp.RunAsync(["run"], (services, settings) =>
        {
            DiscordSetup.Add(services, settings);
            var ours = services.Single(service => service.ServiceType == typeof(IChatClient)).ImplementationFactory!;
            services.Replace(ServiceDescriptor.Singleton(provider => ControlledChat.Around((IChatClient)ours(provider), way)));
        });
    }

    // What was marked counts as said, and is never looked for.
    private static void MarkAll(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE delivery SET state = 'Sent', message_id = ABS(RANDOM() % 1000000000000) WHERE state = 'Sending' AND kind IN ('Post', 'Mirror')";
        command.ExecuteNonQuery();
    }
}

/// <summary>A chat that is never looked into, and of which nothing but an answer tells that something was sent.</summary>
public class ControlledChat : DispatchProxy
{
    private IChatClient _chat = null!;
    private string _way = "";

    public static IChatClient Around(IChatClient chat, string way)
    {
        var around = Create<IChatClient, ControlledChat>();
        ((ControlledChat)(object)around)._chat = chat;
        ((ControlledChat)(object)around)._way = way;
        return around;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IChatClient.EventsAsync) => WithoutEchoAsync(_chat.EventsAsync((CancellationToken)args![0]!)),
        nameof(IChatClient.OwnMessagesSinceAsync) or nameof(IChatClient.OwnForumPostsAsync) => Task.FromResult<IReadOnlyList<OwnMessage>>([]),
        nameof(IChatClient.SendAsync) when _way == CrashControl.PostThenMark => targetMethod.Invoke(_chat, [.. args!.Select(arg => arg is DeliveryKey ? new DeliveryKey(CrashControl.MadeUp()) : arg)]),
        nameof(IChatClient.SendAsync) or nameof(IChatClient.PostInForumAsync) when _way == CrashControl.MarkThenPost => OnceAsync((Task<MessageId>)targetMethod.Invoke(_chat, args)!),
        _ => targetMethod.Invoke(_chat, args),
    };

    private static async IAsyncEnumerable<ChatEvent> WithoutEchoAsync(IAsyncEnumerable<ChatEvent> events)
    {
        await foreach (var happened in events)
        {
            if (happened is not OwnMessageArrived)
                yield return happened;
        }
    }

    // Without an answer it counts as said all the same.
    private static async Task<MessageId> OnceAsync(Task<MessageId> sending)
    {
        try
        {
            return await sending;
        }
        catch (ChatException exception) when (exception.Failure == ChatFailure.Unknown)
        {
            return new(CrashControl.MadeUp());
        }
    }
}
