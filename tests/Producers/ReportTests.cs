using System.Text.Json;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Sending;
using RealRecon.Tests.EndToEnd;
using Spectre.Console;

namespace RealRecon.Tests.Producers;

public sealed class ReportTests
{
    private static readonly HealingReport Report = new()
    {
        RateAsked = 1000,
        Seed = 1,
        Events = 60_000,
        Seconds = 70,
        DeadlineSeconds = 5,
        ChecksSeconds = 3,
        Rules = [new RuleYield("BANK_MISSING", 7, 2)],
        Kinds = [new KindEnds(HealingKind.Lost, 2, 2), new KindEnds(HealingKind.Missing, 2, 1)],
        SilenceToAlert = new LatencyFigures(3, 3010, 3020, 3030),
        SilenceToHealed = null,
        LateToHealed = new LatencyFigures(1, 12, 12, 12),
        Ordinary = null,
        WrongTotals = 0,
        EmulatorPeakMiB = null,
        EmulatorCpuSeconds = null,
        ProducerCpuSeconds = 1,
    };

    [Fact]
    public async Task Report_WhenWrittenForMachines_HasFiguresAndWords()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.json");

        await ReportFile.WriteAsync(Report, ReportJson.Default.HealingReport, file, TestContext.Current.CancellationToken);

        using var written = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        var root = written.RootElement;
        Assert.Equal(2.0 / 7, root.GetProperty("rules")[0].GetProperty("yield").GetDouble());
        Assert.Equal("Lost", root.GetProperty("kinds")[0].GetProperty("kind").GetString());
        Assert.Equal(3020, root.GetProperty("silenceToAlert").GetProperty("p99Ms").GetDouble());
    }

    [Fact]
    public async Task Report_WhenTheFolderDoesNotExist_SaysWhatToWriteInstead()
    {
        var file = Path.Combine("no-such-folder", "report.json");

        var failure = await Assert.ThrowsAsync<ProducerException>(() => ReportFile.WriteAsync(Report, ReportJson.Default.HealingReport, file, TestContext.Current.CancellationToken));

        Assert.Contains("--json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_WhenOneKindEndedWrongly_IsNotSoundAndTheTableSaysSo()
    {
        using var output = new StringWriter();
        HealingTable.Write(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }), Report);

        Assert.False(Report.IsSound);
        Assert.Contains("Not every payment ended as it has to.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 / 7 (29", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("deadline to healed by asking", output.ToString(), StringComparison.Ordinal);
    }
}
