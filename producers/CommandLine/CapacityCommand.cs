using System.CommandLine;
using System.Globalization;
using RealRecon.Producers.Capacity;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers capacity</c>: what rates of payments ask of Azure, on paper. It sends nothing.</summary>
internal static class CapacityCommand
{
    internal const string Name = "capacity";

    internal const string Sentence = "Arithmetic: what a rate of payments asks of Azure, what runs out first, and what it costs.";

    internal static readonly IReadOnlyList<double> Rates = [100, 1_000, 10_000, 100_000];

    internal static Command Create(IAnsiConsole console)
    {
        var rate = NumberOption.Create("--rate", "Payments a second; without it, 100, 1000, 10000 and 100000.", 1, 10_000_000, "--rate 500");
        var set = new Option<string[]>("--set") { Description = "A parameter of docs/capacity.md with another value; as often as needed.", HelpName = "name=value" };
        var command = new Command(Name, Sentence) { rate, set };
        command.Validators.Add(result =>
        {
            var parameters = new CapacityParameters();
            if (result.GetValue(set)?.FirstOrDefault(each => !TrySet(parameters, each)) is { } wrong)
            {
                result.AddError($"'{wrong}' is not a parameter with a number above zero; write --set operations=12, with one of {string.Join(", ", CapacityParameters.All.Select(each => each.Name))}.");
            }
        });
        command.SetAction(parsed =>
        {
            var parameters = new CapacityParameters();
            foreach (var each in parsed.GetValue(set) ?? []) TrySet(parameters, each);
            console.Profile.Out.Writer.Write(CapacityTables.Of(parameters, parsed.GetValue(rate) is { } one ? [one] : Rates));
        });
        return command;
    }

    private static bool TrySet(CapacityParameters parameters, string text) =>
        text.Split('=') is [var name, var number] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && parameters.TrySet(name, value);
}
