using System.CommandLine;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary>The command line: a command for each scenario. Whatever goes wrong ends in one sentence on the error stream and exit code 1.</summary>
internal static class ProducerCommandLine
{
    internal static async Task<int> RunAsync(string[] args, IAnsiConsole console, TextWriter errors)
    {
        var root = new RootCommand("Sends payment events to RealRecon: demonstrations and load.");
        foreach (var kind in ScenarioCatalogue.All) root.Add(ScenarioCommand.Create(kind, console));
        root.Add(FloodCommand.Create(console));
        root.Add(DeadlinesCommand.Create(console));
        root.Add(HealingCommand.Create(console));
        root.Add(CapacityCommand.Create(console));
        root.Add(ListCommand.Create(console));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return await FailAsync(errors, ProblemOf(parsed, args, root));
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ProducerException e)
        {
            return await FailAsync(errors, e.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(errors, "Stopped before everything was sent.");
        }
    }

    // The first error is enough: the others often follow from it.
    private static string ProblemOf(ParseResult parsed, string[] args, RootCommand root)
    {
        if (parsed.CommandResult.Command != root) return Advised(parsed.Errors[0].Message, parsed.CommandResult.Command);
        var names = string.Join(", ", root.Subcommands.Select(command => command.Name));
        return args.Length == 0 ? $"Say which scenario to play: write one of {names}." : $"There is no scenario '{args[0]}'; write one of {names}.";
    }

    // Our own options say what to write instead; the library's sentences name only what is wrong.
    private static string Advised(string problem, Command command) =>
        problem.Contains("; write ", StringComparison.Ordinal) ? problem : $"{problem.TrimEnd('.')}; write 'producers {command.Name} --help' to see what it takes.";

    private static async Task<int> FailAsync(TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return 1;
    }
}
