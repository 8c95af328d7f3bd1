using RealRecon.Producers.Flood;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Drills;

/// <summary>Sends captures whose deadlines fall into one second, and measures how long it takes until the last of them is an alert.</summary>
internal sealed class DeadlinesRun(DeadlinesSettings settings, EventHubConnection connection, StatusApi api, TimeProvider time)
{
    private const string Code = "BANK_MISSING";

    /// <summary>Enough for a percentile, few enough that asking for them costs little beside the alerts themselves.</summary>
    private const int Samples = 100;

    private readonly Draw _draw = new(settings.Seed);

    private readonly PairTemplates _templates = new(new Draw(settings.Seed).Token(8));

    /// <param name="progress">Told, several times a second, how many captures were accepted.</param>
    /// <param name="cancellation">Ends the run without a report.</param>
    /// <exception cref="ProducerException">The server or the API cannot be used.</exception>
    internal async Task<DeadlinesReport> RunAsync(Action<long> progress, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watch = ProcessWatch.Of(settings.ProcessId);
        var cpu = ProcessWatch.OwnCpuSeconds();
        var cases = await AlertTally.CountsAsync(api, Code, cancellation);
        var quiet = settings.SendTime + (2 * settings.BankDeadline) + settings.Checks + settings.Patience;
        var decisions = new DecisionWatch(api, await api.ReadTotalsAsync(cancellation), ["ALERT"], quiet, time);
        using var lanes = await FloodLanes.OpenAsync(connection, new LatencySampler(api, TimeSpan.Zero, time, ending.Token), ending.Token);
        var plan = new DeadlinePlan(settings, time.GetUtcNow());
        var (start, started) = (time.GetTimestamp(), time.GetUtcNow());
        try
        {
            var sent = Task.Run(() => SendAsync(lanes, plan), ending.Token);
            var timed = TimeSamplesAsync(plan, ending.Token);
            // Nothing is worth waiting for once sending has failed.
            await decisions.FollowAsync(() => sent.IsFaulted ? 0 : settings.Count, () => lanes.AcceptedEvents, Look, cancellation);
            var lastAccepted = await sent;
            var alertedAt = time.GetUtcNow() - time.GetElapsedTime(decisions.LastProgress);
            if (decisions.Decided < settings.Count) await ending.CancelAsync();
            var latencies = await timed;
            var tally = await TallyAsync(cases, started, cancellation);
            return new DeadlinesReport
            {
                Seed = settings.Seed,
                Deadlines = settings.Count,
                DeadlineSeconds = settings.BankDeadline.TotalSeconds,
                ChecksSeconds = settings.Checks.TotalSeconds,
                SendSeconds = (lastAccepted - started).TotalSeconds,
                InOneSecond = plan.IsKept(lastAccepted),
                Alerts = decisions.Added.Of("ALERT"),
                LastAlertSeconds = (alertedAt - plan.Last - settings.Checks).TotalSeconds,
                Latency = LatencyFigures.Of(latencies),
                Cases = tally.Cases,
                Counted = tally.Counted,
                Openings = tally.Openings,
                EmulatorPeakMiB = watch?.PeakMiB,
                EmulatorCpuSeconds = watch?.CpuSeconds,
                ProducerCpuSeconds = ProcessWatch.OwnCpuSeconds() - cpu,
            };
        }
        finally
        {
            await ending.CancelAsync();
        }

        void Look()
        {
            watch?.Look();
            progress(lanes.AcceptedEvents);
        }
    }

    private async Task<DateTimeOffset> SendAsync(FloodLanes lanes, DeadlinePlan plan)
    {
        for (var i = 0; i < settings.Count; i++)
        {
            var amount = _draw.Number(PairTemplates.SmallestAmount, PairTemplates.AmountLimit);
            await lanes.AddAsync(Hub.Gateway, _templates.IdOf(i), _templates.Capture(i, amount, plan.OccurredAt(i)), sample: null);
        }

        await lanes.DrainAsync();
        return time.GetUtcNow();
    }

    private async Task<IReadOnlyList<TimeSpan>> TimeSamplesAsync(DeadlinePlan plan, CancellationToken cancellation)
    {
        var wait = new VerdictWait(api, time);
        var step = Math.Max(1, settings.Count / Samples);
        var waits = Enumerable.Range(0, (settings.Count + step - 1) / step).Select(async sample =>
        {
            var number = sample * step;
            return await wait.ForAsync(_templates.IdOf(number), verdict => verdict.Status == "ALERT", plan.DueOf(number) + settings.Checks, settings.Patience * 4, cancellation);
        }).ToList();
        try
        {
            await Task.WhenAll(waits);
        }
        catch (OperationCanceledException)
        {
            // The run is over; those that were seen are the sample.
        }

        return [.. waits.Where(one => one.IsCompletedSuccessfully).Select(one => one.Result).OfType<TimeSpan>()];
    }

    /// <summary>The group gathers before it writes, so its count follows a moment after the transactions.</summary>
    private async Task<AlertTally> TallyAsync(IReadOnlyDictionary<string, long> before, DateTimeOffset started, CancellationToken cancellation)
    {
        var (tally, since) = (new AlertTally(0, 0, 0), time.GetTimestamp());
        while (time.GetElapsedTime(since) < settings.Patience && tally.Counted < settings.Count)
        {
            tally = await AlertTally.TakeAsync(api, Code, before, started, cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellation);
        }

        await Task.Delay(settings.Settling, time, cancellation);
        return await AlertTally.TakeAsync(api, Code, before, started, cancellation);
    }
}
