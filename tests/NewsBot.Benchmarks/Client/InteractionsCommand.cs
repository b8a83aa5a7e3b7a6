using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.LocalDiscord;

namespace NewsBot.Benchmarks.Client;

/// <summary>How soon the answer to an interaction is on the wire.</summary>
internal static class InteractionsCommand
{
    private const int Warm = 500;
    private const int Rounds = 5;

    private static readonly Option<int> Calls = new("--calls") { Description = "Interactions a round.", DefaultValueFactory = _ => 2_000 };

    public static Command Create()
    {
        var command = new Command(
            "interactions",
            $"From an interaction to its callback, in milliseconds, at the local Discord in this process: from when a person's request for it arrives (so the server's part of making it is counted in) until the callback arrives. Medians of {Rounds} rounds, as other programs take the cores now and then. Goal: p99 of 5 ms.")
        { Calls };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Calls), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int calls, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        var plenty = new LocalRateLimit(1_000_000, TimeSpan.FromSeconds(1));
        var options = new LocalDiscordOptions { Url = "http://127.0.0.1:0", DataFile = Path.Combine(folder, "local-discord.db"), MessagesPerChannel = plenty, OtherRoutes = plenty, Global = plenty };
        try
        {
            await using var server = await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, cancellationToken);
            var rounds = await MeasureAsync(server.ApiUrl, calls, cancellationToken);
            var slowest = rounds.Select(round => Figure.Quantile(round, 0.99)).ToList();
            return Report.Print(
                new Figure($"interaction to callback, p50 of {calls}", Figure.Median(rounds.Select(Figure.Median)), "ms"),
                new Figure("interaction to callback, p99", Figure.Median(slowest), "ms", AtMost: 5),
                new Figure("interaction to callback, p99 of the worst round", slowest.Max(), "ms"),
                new Figure("interaction to callback, maximum", rounds.Max(round => round.Max()), "ms"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<List<double>>> MeasureAsync(string apiUrl, int calls, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var arrivals = new Arrivals();
        using var client = new DiscordClient(new("local-bot") { ApiUrl = new(apiUrl), RequestsPerSecond = 100_000 });
        var ready = new TaskCompletionSource();
        var running = client.RunAsync(stop.Token);
        var handling = AnswerAsync(client, ready, cancellationToken);
        await ready.Task.WaitAsync(cancellationToken);
        using var person = await LocalPerson.MeetAsync(apiUrl, client, cancellationToken);
        await CallAsync(person, arrivals, Warm, cancellationToken);
        var rounds = new List<List<double>>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add(await CallAsync(person, arrivals, calls, cancellationToken));
        await stop.CancelAsync();
        await running;
        await handling;
        return rounds;
    }

    private static async Task<List<double>> CallAsync(LocalPerson person, Arrivals arrivals, int calls, CancellationToken cancellationToken)
    {
        var milliseconds = new List<double>();
        for (var call = 0; call < calls; call++)
        {
            var callback = arrivals.NextAsync();
            if (!await person.CallAsync($"{call}", cancellationToken))
                throw new InvalidOperationException("The local Discord did not take an interaction.");
            milliseconds.Add((await callback.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken)).TotalMilliseconds);
        }
        return milliseconds;
    }

    // As the bot does it: what is read is answered on the side, and the next event is read meanwhile.
    private static async Task AnswerAsync(DiscordClient client, TaskCompletionSource ready, CancellationToken cancellationToken)
    {
        await foreach (var gatewayEvent in client.ReadEventsAsync(cancellationToken))
        {
            if (gatewayEvent is GuildCreateEvent)
                ready.TrySetResult();
            if (gatewayEvent is InteractionCreateEvent { Interaction: var interaction })
                _ = client.Rest.Interactions.RespondAsync(interaction, new("pong"), cancellationToken);
        }
    }
}
