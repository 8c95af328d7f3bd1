using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>What beside the figures says how RealRecon is. What cannot be read just now stays as it was last read; that the store is down is for the checks to say.</summary>
internal sealed class HealthReadings(Readings readings, HealthRoute health, ISweepRecords? sweeps, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan AuditPause = TimeSpan.FromSeconds(10);

    private readonly AuditHeadCheck _check = new(readings, time, log);
    private readonly PulseRhythm _audit = new(AuditPause, time);

    public HealthReport? Checks { get; private set; }

    public AuditHeadFindings? Audit { get; private set; }

    public RecentDeadLetters? Letters { get; private set; }

    /// <summary>Null when nobody ever swept, or nobody keeps records of it here.</summary>
    public SweepRecord? Sweep { get; private set; }

    public Task ReadAsync(CancellationToken cancellation) => Task.WhenAll(
        ReadAsync(async () => Checks = await health.ReportAsync(cancellation)),
        ReadAsync(async () => Letters = RecentDeadLetters.Of(await readings.LettersAsync(null, RecentDeadLetters.PageSize, cancellation), time.GetUtcNow())),
        ReadAsync(async () => Sweep = sweeps is null ? null : await readings.SweepAsync(sweeps, cancellation)),
        ReadAsync(() => CheckAuditAsync(cancellation)));

    private async Task CheckAuditAsync(CancellationToken cancellation)
    {
        if (!_audit.IsDue) return;
        _audit.Begin();
        Audit = await _check.CheckAsync(cancellation);
        _audit.End();
    }

    private static async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Refusal)
        {
            // Told by the checks, and logged where it happened.
        }
    }
}
