using System.CommandLine;
using System.Globalization;

namespace RealRecon.Producers.CommandLine;

/// <summary>A duration as <c>hh:mm:ss</c>, or in whole seconds.</summary>
internal static class DurationOption
{
    internal static Option<TimeSpan?> Create(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = "hh:mm:ss",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            // A bare number means days to TimeSpan, and seconds to people.
            TimeSpan? duration = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var exact) ? exact
                : null;
            if (duration > TimeSpan.Zero) return duration;
            result.AddError($"{name} takes a duration above zero as hh:mm:ss or in seconds, not '{text}'; write {example}.");
            return null;
        },
    };
}
