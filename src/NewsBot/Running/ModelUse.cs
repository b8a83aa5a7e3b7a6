using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Models;
using NewsBot.Questions;
using NewsBot.Settings;
using NewsBot.Summaries;

namespace NewsBot.Running;

/// <summary>Wires what sums up and answers: a model only where one is wanted, and what quotes where it cannot.</summary>
internal static class ModelUse
{
    public static void Add(IServiceCollection services, ModelOptions options)
    {
        services.AddSingleton<ExtractiveSummarizer>();
        services.AddSingleton<QuotingAnswerer>();
        if (!options.IsWanted)
        {
            services.AddSingleton<ISummarizer>(provider => provider.GetRequiredService<ExtractiveSummarizer>());
            services.AddSingleton<IAnswerer>(provider => provider.GetRequiredService<QuotingAnswerer>());
            return;
        }

        services.AddSingleton(Options.Create(options));
        services.AddSingleton(ConfigFile.Read("What the model is told to do with articles", options.SummaryPromptFile, ModelSummaryPrompt.Parse));
        services.AddSingleton(ConfigFile.Read("What the model is told to do with questions", options.AnswerPromptFile, ModelAnswerPrompt.Parse));
        services.AddSingleton<ModelEndpoint>();
        services.AddSingleton<ModelAnswers>();
        services.AddSingleton<ISummarizer, ModelSummarizer>();
        services.AddSingleton<IAnswerer, ModelAnswerer>();
    }
}
