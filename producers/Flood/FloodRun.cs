using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>Sends a flood and measures what the engine makes of it: accepted, decided and audited.</summary>
internal sealed class FloodRun(FloodSettings settings, EventHubConnection connection, StatusApi api, TimeProvider time)
{
    /// <param name="progress">Told, several times a second, how many events were accepted.</param>
    /// <param name="cancellation">Ends the run without a report.</param>
    /// <exception cref="ProducerException">The server or the API cannot be used.</exception>
    internal async Task<FloodReport> RunAsync(Action<long> progress, CancellationToken cancellation)
    {
        // Whatever fails first ends the rest: a sampler must not wait for verdicts of events that were never accepted.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watch = ProcessWatch.Of(settings.ProcessId);
        var decisions = new DecisionWatch(api, await api.ReadTotalsAsync(cancellation), ["MATCHED", "MISMATCH"], settings.Patience, time);
        var sampler = new LatencySampler(api, settings.SamplePatience, time, ending.Token);
        using var lanes = await FloodLanes.OpenAsync(connection, sampler, ending.Token);
        var sending = new FloodSending(settings, lanes, sampler, time);
        var (start, cpu) = (time.GetTimestamp(), ProcessWatch.OwnCpuSeconds());

        var sent = Task.Run(() => sending.RunAsync(ending.Token), cancellation);
        var sendSeconds = sent.ContinueWith(_ => time.GetElapsedTime(start).TotalSeconds, TaskScheduler.Default);
        try
        {
            // Nothing is worth waiting for once sending has failed.
            await decisions.FollowAsync(() => sent.IsCompletedSuccessfully ? sending.Pairs : sent.IsCompleted ? 0 : null, () => lanes.AcceptedEvents, Look, cancellation);
            if (!sent.IsCompleted) throw new ProducerException($"For {settings.Patience.TotalSeconds:0} s nothing was accepted and nothing decided; look at the emulator's output.");
            await sent;
            if (decisions.Decided >= sending.Pairs) await sampler.FinishAsync();
        }
        finally
        {
            await ending.CancelAsync();
        }

        return new FloodReport
        {
            RateAsked = settings.Rate,
            Mix = settings.Mix.ToString().ToLowerInvariant(),
            Seed = settings.Seed,
            Events = lanes.AcceptedEvents,
            SendSeconds = await sendSeconds,
            AuditSeconds = time.GetElapsedTime(start, decisions.LastProgress).TotalSeconds,
            Matched = decisions.Added.Of("MATCHED"),
            Mismatched = decisions.Added.Of("MISMATCH"),
            MismatchesSent = sending.MismatchedPairs,
            Surplus = Math.Max(0, decisions.Added.Transactions - sending.Pairs),
            Latency = sampler.FiguresSince(start),
            LatencyUnanswered = sampler.Unanswered,
            EmulatorPeakMiB = watch?.PeakMiB,
            EmulatorCpuSeconds = watch?.CpuSeconds,
            ProducerCpuSeconds = ProcessWatch.OwnCpuSeconds() - cpu,
        };

        void Look()
        {
            watch?.Look();
            progress(lanes.AcceptedEvents);
        }
    }
}
