using System.CommandLine;
using NewsBot.Benchmarks;
using NewsBot.Benchmarks.Client;
using NewsBot.Benchmarks.Crash;
using NewsBot.Benchmarks.Questions;
using NewsBot.Benchmarks.Sites;
using NewsBot.Benchmarks.Soak;
using NewsBot.Benchmarks.Store;
using NewsBot.Benchmarks.Summaries;

var root = new RootCommand("Measures NewsBot against its goals. Run by hand, in the configuration Release and on a quiet machine; exit code 1 where a goal is missed.")
{
    FeelCommand.Create(),
    StartCommand.Create(),
    ExtractCommand.Create(),
    DispatchCommand.Create(),
    InteractionsCommand.Create(),
    GuildsCommand.Create(),
    ServerCommand.Create(),
    CommentsCommand.Create(),
    StoreCommand.Create(),
    SourcesCommand.Create(),
    ManyGuilds.CreateCommand(),
    SoakCommand.Create(),
    SummariesCommand.Create(),
    AnswersCommand.Create(),
    CrashCommand.Create(),
    CrashControl.CreateCommand(),
};
return await root.Parse(args).InvokeAsync();
