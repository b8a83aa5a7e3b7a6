using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Questions;
using NewsBot.Summaries;

namespace NewsBot.Storage;

/// <summary>The values that a column keeps as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<RelatedArticle>))]
[JsonSerializable(typeof(IReadOnlyList<SummarySentence>))]
[JsonSerializable(typeof(LeadImage))]
[JsonSerializable(typeof(Discussion))]
[JsonSerializable(typeof(IReadOnlyList<Quote>))]
[JsonSerializable(typeof(ChannelSettings))]
[JsonSerializable(typeof(SetupDraft))]
[JsonSerializable(typeof(SourceTerms))]
internal sealed partial class ColumnJson : JsonSerializerContext;
