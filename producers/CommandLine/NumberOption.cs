using System.CommandLine;
using System.Globalization;

namespace RealRecon.Producers.CommandLine;

/// <summary>A whole number within bounds. What is wrong with another value is said in one sentence, with an example.</summary>
internal static class NumberOption
{
    internal static Option<int?> Create(string name, string description, int smallest, int largest, string example) => new(name)
    {
        Description = description,
        HelpName = "n",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest) return number;
            result.AddError($"{name} takes a whole number from {smallest} to {largest}, not '{text}'; write {example}.");
            return null;
        },
    };
}
