using System.Globalization;
using Spectre.Console;

namespace RealRecon.Producers.Flood;

/// <summary>A flood's report for people.</summary>
internal static class FloodTable
{
    internal static void Write(IAnsiConsole console, FloodReport report)
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumn("measured").AddColumn(new TableColumn("value").RightAligned());
        table.AddRow("events accepted", Count(report.Events));
        table.AddRow("events/s accepted (on disk)", Count(report.AcceptedPerSecond));
        table.AddRow("events/s decided and audited", Count(report.AuditedPerSecond));
        if (report.Latency is { } latency)
        {
            table.AddRow("accepted to audited, p50", Milliseconds(latency.P50Ms));
            table.AddRow("accepted to audited, p99", Milliseconds(latency.P99Ms));
            table.AddRow("accepted to audited, longest", Milliseconds(latency.MaxMs));
            table.AddRow("transactions timed", Count(latency.Samples));
        }

        if (report.LatencyUnanswered > 0) table.AddRow("transactions timed in vain", Count(report.LatencyUnanswered));
        if (report.EmulatorPeakMiB is { } memory) table.AddRow("emulator memory, peak", $"{Count(memory)} MiB");
        if (report.EmulatorCpuSeconds is { } cpu) table.AddRow("emulator processor time", Seconds(cpu));
        table.AddRow("producer processor time", Seconds(report.ProducerCpuSeconds));
        table.AddRow("MATCHED", Count(report.Matched));
        table.AddRow("MISMATCH (sent so)", $"{Count(report.Mismatched)} ({Count(report.MismatchesSent)})");
        table.AddRow("missing", Count(report.Missing));
        table.AddRow("surplus", Count(report.Surplus));
        console.Write(table);
        console.WriteLine(report.IsSound ? "Nothing is missing, nothing came twice, every verdict is as sent." : "The totals do not agree with what was sent.");
    }

    private static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double number) => $"{number.ToString("N1", CultureInfo.InvariantCulture)} ms";

    private static string Seconds(double number) => $"{number.ToString("N1", CultureInfo.InvariantCulture)} s";
}
