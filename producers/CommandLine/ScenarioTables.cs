using RealRecon.Producers.Scenarios;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary>What a scenario sends and what has to come of it, on 80 columns and without need of colour.</summary>
internal static class ScenarioTables
{
    /// <summary>Enough to follow by eye; a large run is not read line by line.</summary>
    private const int MostRows = 20;

    internal static void Write(IAnsiConsole console, Scenario scenario, int seed)
    {
        console.WriteLine($"{scenario.Name}, seed {seed}: {scenario.Events.Count} events, {scenario.Expectations.Count} transactions");
        foreach (var call in scenario.Calls.Where(call => call.Transactions.Count == 0)) console.WriteLine($"Simulation, after {call.At.TotalSeconds:0.#} s: {call.Summary}.");
        WriteExpectations(console, scenario);
        if (scenario.Cases.Count > 0) WriteCases(console, scenario);
        if (scenario.DeadLetters.Count > 0) WriteDeadLetters(console, scenario);
        console.WriteLine($"Look at {string.Join(" and ", Routes(scenario))}.");
    }

    private static void WriteExpectations(IAnsiConsole console, Scenario scenario)
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumn(new TableColumn("transaction").NoWrap()).AddColumn("sent").AddColumn("expected");
        foreach (var expectation in scenario.Expectations.Take(MostRows))
        {
            var said = scenario.Calls.Where(call => call.Transactions.Contains(expectation.TransactionId)).Select(call => call.Summary);
            var sent = said.Concat(scenario.Events.Where(planned => planned.Transactions.Contains(expectation.TransactionId)).Select(planned => planned.Summary));
            table.AddRow(Markup.Escape(expectation.TransactionId), Markup.Escape(string.Join('\n', sent)), Markup.Escape(expectation.ToString()));
        }

        console.Write(table);
        WriteRest(console, scenario.Expectations.Count);
    }

    private static void WriteCases(IAnsiConsole console, Scenario scenario)
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumn(new TableColumn("case").NoWrap()).AddColumn("expected");
        foreach (var expectation in scenario.Cases.Take(MostRows)) table.AddRow(Markup.Escape($"{expectation.Kind} {expectation.Key}"), Markup.Escape(expectation.ToString()));
        console.Write(table);
        WriteRest(console, scenario.Cases.Count);
    }

    private static IEnumerable<string> Routes(Scenario scenario)
    {
        yield return "GET /api/transactions/{id}";
        if (scenario.Cases.Count > 0) yield return "GET /api/cases/{kind}/{key}";
        if (scenario.DeadLetters.Count > 0) yield return "GET /api/deadletters";
    }

    private static void WriteDeadLetters(IAnsiConsole console, Scenario scenario)
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumn("sent").AddColumn("hub").AddColumn("expected dead letter");
        foreach (var letter in scenario.DeadLetters.Take(MostRows)) table.AddRow(Markup.Escape(letter.What), letter.Hub, letter.Reason);
        console.Write(table);
        WriteRest(console, scenario.DeadLetters.Count);
    }

    private static void WriteRest(IAnsiConsole console, int rows)
    {
        if (rows > MostRows) console.WriteLine($"... and {rows - MostRows} more of the same kinds.");
    }
}
