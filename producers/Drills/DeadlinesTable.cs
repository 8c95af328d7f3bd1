using RealRecon.Producers.Measuring;
using Spectre.Console;

namespace RealRecon.Producers.Drills;

/// <summary>The deadlines' report for people.</summary>
internal static class DeadlinesTable
{
    internal static void Write(IAnsiConsole console, DeadlinesReport report)
    {
        new ReportTable()
            .Count("deadlines", report.Deadlines)
            .Add("within one second", report.InOneSecond ? "yes" : "NO, sending took too long")
            .Seconds("sending took", report.SendSeconds)
            .Count("ALERT", report.Alerts)
            .Count("missing", report.Missing)
            .Seconds("last deadline to last alert", report.LastAlertSeconds)
            .Latency("own deadline to own alert", report.Latency, "transactions timed")
            .Count("alert cases", report.Cases)
            .Count("alerts that they count", report.Counted)
            .Count("times that a case was opened", report.Openings)
            .Cost(report.EmulatorPeakMiB, report.EmulatorCpuSeconds, report.ProducerCpuSeconds)
            .Write(console, report.IsSound ? "Every deadline became an alert, each is counted once, and one case tells of all." : Wrong(report));
    }

    private static string Wrong(DeadlinesReport report) => report switch
    {
        { InOneSecond: false } => "The deadlines did not fall into one second; give sending more time with --send-time.",
        { Missing: > 0 } => "Not every deadline became an alert.",
        _ => "The cases do not count every alert once, or more than one was opened.",
    };
}
