using Spectre.Console;

namespace RealRecon.Emulator.Demo;

/// <summary>Expected and observed side by side, one word a line: readable on 80 columns and without colour.</summary>
internal static class DemoTable
{
    internal static void Write(IAnsiConsole console, IReadOnlyList<IWatched> watched)
    {
        var table = new Table().Border(TableBorder.Ascii).ShowRowSeparators()
            .AddColumn(new TableColumn("scenario, transaction or case").NoWrap())
            .AddColumn("expected").AddColumn("observed").AddColumn(new TableColumn("agree").NoWrap());
        foreach (var line in watched)
        {
            table.AddRow(Markup.Escape($"{line.Scenario}\n{line.Subject}"), Markup.Escape(line.Expected), Markup.Escape(line.Observed), line.Agrees ? "yes" : "NO");
        }

        console.Write(table);
        var agreed = watched.Count(line => line.Agrees);
        console.WriteLine(agreed == watched.Count
            ? $"All {watched.Count} lines are as expected."
            : $"{watched.Count - agreed} of {watched.Count} lines are not as expected.");
    }
}
