using RealRecon.Producers.Scenarios;
using Spectre.Console;

namespace RealRecon.Emulator.Demo;

/// <summary>Expected and observed side by side, one word a line: readable on 80 columns and without colour.</summary>
internal static class DemoTable
{
    internal static void Write(IAnsiConsole console, IReadOnlyList<WatchedTransaction> watched)
    {
        var table = new Table().Border(TableBorder.Ascii).ShowRowSeparators()
            .AddColumn(new TableColumn("scenario, transaction").NoWrap())
            .AddColumn("expected").AddColumn("observed").AddColumn(new TableColumn("agree").NoWrap());
        foreach (var transaction in watched)
        {
            table.AddRow(
                Markup.Escape($"{transaction.Scenario}\n{transaction.Expected.TransactionId}"),
                Markup.Escape(Expected(transaction.Expected)),
                Markup.Escape(Observed(transaction)),
                transaction.Agrees ? "yes" : "NO");
        }

        console.Write(table);
        var agreed = watched.Count(transaction => transaction.Agrees);
        console.WriteLine(agreed == watched.Count
            ? $"All {watched.Count} transactions are as expected."
            : $"{watched.Count - agreed} of {watched.Count} transactions are not as expected.");
    }

    private static string Expected(Expectation expectation)
    {
        var before = expectation.Before is null ? "" : $"{Expected(expectation.Before)}\nthen ";
        return before + Lines(expectation.Status, expectation.Reasons, expectation.DifferenceMinor);
    }

    private static string Observed(WatchedTransaction transaction)
    {
        if (transaction.Seen.Count == 0) return "nothing";
        // Waiting is everybody's way to a verdict; only where a history is expected does it matter what came between.
        var shown = transaction.Expected.Before is null
            ? transaction.Seen.TakeLast(1)
            : transaction.Seen.Where((verdict, i) => verdict.Status != "PENDING" || i == transaction.Seen.Count - 1);
        return string.Join("\nthen ", shown.Select(verdict => Lines(verdict.Status, verdict.Reasons, transaction.Expected.DifferenceMinor is null ? null : verdict.DifferenceMinor)));
    }

    private static string Lines(string status, IReadOnlyList<string> reasons, long? differenceMinor) =>
        string.Join('\n', [status, .. reasons, .. differenceMinor is { } minor ? [$"difference {minor}"] : Array.Empty<string>()]);
}
