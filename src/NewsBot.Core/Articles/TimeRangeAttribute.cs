using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace NewsBot.Articles;

/// <summary>The bounds of a setting that is a time, both allowed; a range of any type would find out how to read them only when the program runs, which a native one cannot.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeRangeAttribute(string minimum, string maximum) : ValidationAttribute($"The field {{0}} must be between {minimum} and {maximum}.")
{
    public string Minimum => minimum;

    public string Maximum => maximum;

    public override bool IsValid(object? value) => value is null || (value is TimeSpan time && time >= Parse(Minimum) && time <= Parse(Maximum));

    private static TimeSpan Parse(string time) => TimeSpan.Parse(time, CultureInfo.InvariantCulture);
}
