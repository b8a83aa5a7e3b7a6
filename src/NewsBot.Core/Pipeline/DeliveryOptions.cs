using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsBot.Pipeline;

/// <summary>The "Delivery" section: how the outbox waits and gives up.</summary>
public sealed class DeliveryOptions
{
    /// <summary>How long after a request without an answer the channel is looked at: the request may still arrive until then.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan LookAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait after a channel refused a message; it doubles with every refusal.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusedWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait between two tries.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(6);
}

[OptionsValidator]
public sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
