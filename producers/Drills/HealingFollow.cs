using System.Collections.Concurrent;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Drills;

/// <summary>Follows the special payments of a healing drill to their ends, and keeps how long each step took.</summary>
/// <param name="settings">When what is due.</param>
/// <param name="api">Where verdicts are asked for.</param>
/// <param name="bank">Sends what the late bank says.</param>
/// <param name="time">The clock.</param>
internal sealed class HealingFollow(HealingSettings settings, StatusApi api, HubSender bank, TimeProvider time)
{
    private readonly VerdictWait _wait = new(api, time);

    private readonly ConcurrentBag<(HealingKind Kind, bool IsAsExpected)> _ends = [];

    /// <summary>From the deadline to the visible alert, the questions in between included.</summary>
    internal ConcurrentBag<TimeSpan> SilenceToAlert { get; } = [];

    /// <summary>From the acceptance of the late event to the visible match.</summary>
    internal ConcurrentBag<TimeSpan> LateToHealed { get; } = [];

    /// <summary>From the deadline to the visible match that a question made.</summary>
    internal ConcurrentBag<TimeSpan> SilenceToHealed { get; } = [];

    internal IReadOnlyCollection<(HealingKind Kind, bool IsAsExpected)> Ends => _ends;

    /// <summary>Returns when the payment ended as it has to, or patience did.</summary>
    internal async Task FollowAsync(HealingPayment payment, CancellationToken cancellation)
    {
        var due = payment.CapturedAt + settings.BankDeadline;
        var isAsExpected = payment.Kind switch
        {
            HealingKind.Lost => await SeeAsync(payment, verdict => Is(verdict, "MATCHED", "M09_AUTO_RETRY"), due, SilenceToHealed, cancellation),
            HealingKind.Missing => await SeeAlertAsync(payment, due, cancellation),
            HealingKind.Late => await SeeAlertAsync(payment, due, cancellation) && await HealLateAsync(payment, cancellation),
            HealingKind.Fee => await SeeAsync(payment, verdict => Is(verdict, "MATCHED", "M02_FEE_EXPLAINED"), payment.CapturedAt, null, cancellation),
            HealingKind.Contradictory => await SeeAsync(payment, verdict => Is(verdict, "MISMATCH", "AMT_UNDER"), due, null, cancellation),
            _ => throw new ArgumentException($"{payment.Kind} is nothing to follow.", nameof(payment)),
        };
        _ends.Add((payment.Kind, isAsExpected));
    }

    private static bool Is(ObservedVerdict verdict, string status, string reason) => verdict.Status == status && verdict.Reasons.Contains(reason);

    private async Task<bool> SeeAsync(HealingPayment payment, Func<ObservedVerdict, bool> isIt, DateTimeOffset since, ConcurrentBag<TimeSpan>? times, CancellationToken cancellation)
    {
        if (await _wait.ForAsync(payment.Id, isIt, since, settings.Patience, cancellation) is not { } took) return false;
        times?.Add(took);
        return true;
    }

    // Nobody asks while the engine itself still asks the bank: hundreds of payments wait there at any time.
    private async Task<bool> SeeAlertAsync(HealingPayment payment, DateTimeOffset due, CancellationToken cancellation)
    {
        if (await _wait.ForAsync(payment.Id, verdict => Is(verdict, "ALERT", "BANK_MISSING"), due + settings.Checks, settings.Patience, cancellation) is not { } took) return false;
        SilenceToAlert.Add(took + settings.Checks);
        return true;
    }

    private async Task<bool> HealLateAsync(HealingPayment payment, CancellationToken cancellation)
    {
        var batch = new EventBatch(payment.Id);
        batch.Add(payment.LateBooking!);
        await bank.SendAsync(batch, cancellation);
        var accepted = time.GetTimestamp();
        if (await _wait.ForAsync(payment.Id, verdict => Is(verdict, "MATCHED", "M06_LATE"), accepted, settings.Patience, cancellation) is not { } took) return false;
        LateToHealed.Add(took);
        return true;
    }
}
