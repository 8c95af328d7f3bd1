using RealRecon.Producers.Flood;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Drills;

/// <summary>A steady load of which little goes wrong in known ways, and what the engine makes of it by itself.</summary>
internal sealed class HealingRun(HealingSettings settings, EventHubConnection connection, StatusApi api, ISimulation simulation, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(2);

    /// <param name="progress">Told, several times a second, how many events were accepted.</param>
    /// <param name="cancellation">Ends the run without a report.</param>
    /// <exception cref="ProducerException">The server, the API or the simulation cannot be used.</exception>
    internal async Task<HealingReport> RunAsync(Action<long> progress, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watch = ProcessWatch.Of(settings.ProcessId);
        var (start, cpu) = (time.GetTimestamp(), ProcessWatch.OwnCpuSeconds());
        var sampler = new LatencySampler(api, settings.Patience, time, ending.Token);
        using var lanes = await FloodLanes.OpenAsync(connection, sampler, ending.Token);
        var follow = new HealingFollow(settings, api, await connection.OpenSenderAsync(Hub.Bank, null, cancellation), time);
        var quiet = (2 * settings.BankDeadline) + settings.Checks + settings.Patience;
        var decisions = new DecisionWatch(api, await api.ReadTotalsAsync(cancellation), ["MATCHED", "MISMATCH", "ALERT"], quiet, time);
        try
        {
            var sent = Task.Run(() => SendAsync(lanes, sampler, follow, ending.Token), ending.Token);
            var ended = sent.ContinueWith(sending => Task.WhenAll(sending.Result), ending.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default).Unwrap();
            // Nothing is worth waiting for once sending or following has failed.
            await decisions.FollowAsync(() => ended.IsCompletedSuccessfully ? settings.Payments : ended.IsCompleted ? 0 : null, () => lanes.AcceptedEvents, Look, cancellation);
            await sent;
            await ended;
            await sampler.FinishAsync();
        }
        finally
        {
            await ending.CancelAsync();
        }

        return new HealingReport
        {
            RateAsked = settings.Rate,
            Seed = settings.Seed,
            Events = lanes.AcceptedEvents + follow.LateToHealed.Count,
            Seconds = time.GetElapsedTime(start).TotalSeconds,
            DeadlineSeconds = settings.BankDeadline.TotalSeconds,
            ChecksSeconds = settings.Checks.TotalSeconds,
            Rules = HealingTally.RulesOf(follow.Ends),
            Kinds = HealingTally.KindsOf(follow.Ends),
            SilenceToAlert = LatencyFigures.Of(follow.SilenceToAlert),
            SilenceToHealed = LatencyFigures.Of(follow.SilenceToHealed),
            LateToHealed = LatencyFigures.Of(follow.LateToHealed),
            Ordinary = sampler.FiguresSince(start),
            WrongTotals = HealingTally.WrongTotals(settings.Payments, decisions.Added),
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

    /// <summary>Sends on schedule; the schedule is the clock's. Returns what is still followed.</summary>
    private async Task<IReadOnlyList<Task>> SendAsync(FloodLanes lanes, LatencySampler sampler, HealingFollow follow, CancellationToken cancellation)
    {
        var payments = new HealingPayments(settings.Seed, time);
        var followed = new List<Task>();
        var start = time.GetTimestamp();
        for (long made = 0; made < settings.Payments;)
        {
            var due = Math.Min((long)(settings.Rate / 2.0 * time.GetElapsedTime(start).TotalSeconds) + 1, settings.Payments);
            for (; made < due; made++)
            {
                var payment = payments.Next();
                await PrepareAsync(payment, cancellation);
                var sample = payment.Kind == HealingKind.Ordinary ? sampler.Choose(payment.Id, "MATCHED") : null;
                await lanes.AddAsync(Hub.Gateway, payment.Id, payment.Capture, sample);
                if (payment.Booking is { } booking) await lanes.AddAsync(Hub.Bank, payment.Id, booking, sample);
                if (payment.Kind != HealingKind.Ordinary) followed.Add(follow.FollowAsync(payment, cancellation));
            }

            await lanes.FlushAsync();
            await Task.Delay(Beat, time, cancellation);
        }

        await lanes.DrainAsync();
        return followed;
    }

    /// <summary>What is in the books is there before anything is told.</summary>
    private async Task PrepareAsync(HealingPayment payment, CancellationToken cancellation)
    {
        if (payment.InBanksBook is { } posting) await simulation.BookAsync(posting, cancellation);
        if (payment.InGatewaysBook is { } captured) await simulation.CaptureAsync(captured, cancellation);
    }
}
