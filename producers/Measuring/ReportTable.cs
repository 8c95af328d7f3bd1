using System.Globalization;
using Spectre.Console;

namespace RealRecon.Producers.Measuring;

/// <summary>Figures for people: what was measured, and its value.</summary>
internal sealed class ReportTable
{
    private readonly Table _table = new Table().Border(TableBorder.Ascii).AddColumn("measured").AddColumn(new TableColumn("value").RightAligned());

    internal static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal ReportTable Count(string what, double number) => Add(what, Text(number));

    internal ReportTable Seconds(string what, double number) => Add(what, $"{number.ToString("N1", CultureInfo.InvariantCulture)} s");

    internal ReportTable Milliseconds(string what, double number) => Add(what, $"{number.ToString("N1", CultureInfo.InvariantCulture)} ms");

    /// <summary>Nothing where nothing was measured.</summary>
    /// <param name="what">From what to what.</param>
    /// <param name="latency">Null without samples.</param>
    /// <param name="of">What the samples are: <c>transactions timed</c>.</param>
    internal ReportTable Latency(string what, LatencyFigures? latency, string of) => latency is null
        ? this
        : Milliseconds($"{what}, p50", latency.P50Ms).Milliseconds($"{what}, p99", latency.P99Ms).Milliseconds($"{what}, longest", latency.MaxMs).Count(of, latency.Samples);

    /// <summary>What the run cost; the emulator's part only where its process is known.</summary>
    internal ReportTable Cost(double? emulatorPeakMiB, double? emulatorCpuSeconds, double producerCpuSeconds)
    {
        if (emulatorPeakMiB is { } memory) Add("emulator memory, peak", $"{Text(memory)} MiB");
        if (emulatorCpuSeconds is { } cpu) Seconds("emulator processor time", cpu);
        return Seconds("producer processor time", producerCpuSeconds);
    }

    internal ReportTable Add(string what, string value)
    {
        _table.AddRow(Markup.Escape(what), Markup.Escape(value));
        return this;
    }

    /// <param name="console">Where to.</param>
    /// <param name="conclusion">What follows from the figures, in a sentence.</param>
    internal void Write(IAnsiConsole console, string conclusion)
    {
        console.Write(_table);
        console.WriteLine(conclusion);
    }
}
