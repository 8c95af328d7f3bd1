using System.Diagnostics;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Measuring;

/// <summary>Memory and processor time of the process under load.</summary>
internal sealed class ProcessWatch : IDisposable
{
    private readonly Process _process;

    private readonly TimeSpan _before;

    private long _peakBytes;

    private ProcessWatch(Process process)
    {
        _process = process;
        _before = process.TotalProcessorTime;
    }

    /// <summary>Largest working set seen, in MiB.</summary>
    internal double PeakMiB => _peakBytes / 1024.0 / 1024.0;

    /// <summary>Processor seconds used since the watch began.</summary>
    internal double CpuSeconds { get; private set; }

    /// <summary>Processor seconds of this process since it began.</summary>
    internal static double OwnCpuSeconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    internal static ProcessWatch? Of(int? processId)
    {
        try
        {
            return processId is { } id ? new ProcessWatch(Process.GetProcessById(id)) : null;
        }
        catch (ArgumentException e)
        {
            throw new ProducerException($"No process has the id {processId}; give --pid the emulator's.", e);
        }
    }

    internal void Look()
    {
        _process.Refresh();
        if (_process.HasExited) return;
        _peakBytes = Math.Max(_peakBytes, _process.WorkingSet64);
        CpuSeconds = (_process.TotalProcessorTime - _before).TotalSeconds;
    }

    public void Dispose() => _process.Dispose();
}
