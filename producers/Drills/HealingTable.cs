using System.Globalization;
using RealRecon.Producers.Measuring;
using Spectre.Console;

namespace RealRecon.Producers.Drills;

/// <summary>The healing drill's report for people.</summary>
internal static class HealingTable
{
    internal static void Write(IAnsiConsole console, HealingReport report)
    {
        var table = new ReportTable().Count("events accepted", report.Events).Seconds("took", report.Seconds);
        foreach (var rule in report.Rules)
        {
            table.Add($"{rule.Code}: healed / attempted", string.Create(CultureInfo.InvariantCulture, $"{rule.Healed} / {rule.Attempted} ({rule.Yield:P0})"));
        }

        foreach (var kind in report.Kinds)
        {
            table.Add($"{kind.Kind.ToString().ToLowerInvariant()}: as expected / sent", $"{kind.AsExpected} / {kind.Sent}");
        }

        table.Latency("deadline to alert", report.SilenceToAlert, "alerts timed")
            .Latency("deadline to healed by asking", report.SilenceToHealed, "healed ones timed")
            .Latency("late event to healed", report.LateToHealed, "late ones timed")
            .Latency("ordinary, accepted to audited", report.Ordinary, "ordinary ones timed")
            .Count("wrong in the totals", report.WrongTotals)
            .Cost(report.EmulatorPeakMiB, report.EmulatorCpuSeconds, report.ProducerCpuSeconds)
            .Write(console, report.IsSound ? "Every payment ended as it has to." : "Not every payment ended as it has to.");
    }
}
