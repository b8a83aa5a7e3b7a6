using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Models;

/// <summary>The "Model" section: a chat model that writes summaries and answers, where one is wanted.</summary>
public sealed class ModelOptions : IValidatableObject
{
    /// <summary>An OpenAI-compatible API, as in http://127.0.0.1:11434/v1; empty for none. Whoever runs it reads the articles, the questions and what is said under the articles.</summary>
    public string Url { get; set; } = "";

    /// <summary>The model's name there.</summary>
    public string Name { get; set; } = "";

    /// <summary>The secret key that the API wants, if it wants one.</summary>
    public string Key { get; set; } = "";

    /// <summary>How long an answer may take.</summary>
    [TimeRange("00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is asked a day (UTC) at most.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerDay { get; set; } = 500;

    /// <summary>How many tokens it may use a day (UTC) before it is asked no more; as the API counts them, or else four characters each.</summary>
    [Range(0, 1_000_000_000)]
    public int TokensPerDay { get; set; } = 1_000_000;

    /// <summary>How many characters of an article it is given at most, and of an article with its discussion.</summary>
    [Range(500, 1_000_000)]
    public int LongestArticle { get; set; } = 12_000;

    /// <summary>What it is told to do with an article.</summary>
    [Required]
    public string SummaryPromptFile { get; set; } = "config/summary-prompt.txt";

    /// <summary>What it is told to do with a question.</summary>
    [Required]
    public string AnswerPromptFile { get; set; } = "config/answer-prompt.txt";

    public bool IsWanted => Url.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsWanted && !(Uri.TryCreate(Url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Port: > 0, UserInfo: "" }))
            yield return new("Model:Url must be a whole address such as http://127.0.0.1:11434/v1.", [nameof(Url)]);
        if (IsWanted && Name.Length == 0)
            yield return new("Model:Name must be set where Model:Url is.", [nameof(Name)]);
    }
}

[OptionsValidator]
public sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
