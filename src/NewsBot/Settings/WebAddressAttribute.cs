using System.ComponentModel.DataAnnotations;

namespace NewsBot.Settings;

/// <summary>A whole address that can be asked over HTTP.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute() : ValidationAttribute("The field {0} must be a whole address such as http://127.0.0.1:5080.")
{
    public override bool IsValid(object? value) => value is Uri { IsAbsoluteUri: true, Scheme: "http" or "https", Port: > 0 };
}
