using System.CommandLine;
using NewsBot.Benchmarks;

var root = new RootCommand("Measures NewsBot against its goals. Run by hand, in the configuration Release and on a quiet machine; exit code 1 where a goal is missed.")
{
    StartCommand.Create(),
    ExtractCommand.Create(),
    DispatchCommand.Create(),
    InteractionsCommand.Create(),
    GuildsCommand.Create(),
    ServerCommand.Create(),
    ManyGuilds.CreateCommand(),
    SoakCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
