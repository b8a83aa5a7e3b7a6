using System.ComponentModel.DataAnnotations;

namespace NewsBot.Settings;

/// <summary>What is looked at before a comment is shown.</summary>
public sealed class CommentsSettings
{
    /// <summary>The rules of the mirror mode "filtered"; see config/comment-rules.schema.json.</summary>
    [Required]
    public string RulesFile { get; set; } = "config/comment-rules.json";

    /// <summary>Whether OpenWeb's comments are read, whose interface is not documented: look at its terms first.</summary>
    public bool OpenWeb { get; set; }
}
