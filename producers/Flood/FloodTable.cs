using RealRecon.Producers.Measuring;
using Spectre.Console;

namespace RealRecon.Producers.Flood;

/// <summary>A flood's report for people.</summary>
internal static class FloodTable
{
    internal static void Write(IAnsiConsole console, FloodReport report)
    {
        var table = new ReportTable()
            .Count("events accepted", report.Events)
            .Count("events/s accepted (on disk)", report.AcceptedPerSecond)
            .Count("events/s decided and audited", report.AuditedPerSecond)
            .Latency("accepted to audited", report.Latency, "transactions timed");
        if (report.LatencyUnanswered > 0) table.Count("transactions timed in vain", report.LatencyUnanswered);
        table.Cost(report.EmulatorPeakMiB, report.EmulatorCpuSeconds, report.ProducerCpuSeconds)
            .Count("MATCHED", report.Matched)
            .Add("MISMATCH (sent so)", $"{ReportTable.Text(report.Mismatched)} ({ReportTable.Text(report.MismatchesSent)})")
            .Count("missing", report.Missing)
            .Count("surplus", report.Surplus)
            .Write(console, report.IsSound ? "Nothing is missing, nothing came twice, every verdict is as sent." : "The totals do not agree with what was sent.");
    }
}
