using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Api.Access;

namespace RealRecon.Adapters.Api.Limits;

/// <summary>
/// Budgets of requests, counted in this process: a function app has as many of each as it has instances. A budget fills up evenly over the minute, so
/// whoever has used it up waits for one request's share and not for the minute to end.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private static readonly TimeSpan LongReadPause = TimeSpan.FromSeconds(5);

    private readonly bool _isForwarded;
    private readonly PartitionedRateLimiter<string>? _reads;
    private readonly PartitionedRateLimiter<string>? _heavyReads;
    private readonly PartitionedRateLimiter<string>? _actions;
    private readonly ConcurrencyLimiter? _longReads;

    /// <param name="set">What is set.</param>
    /// <param name="isShared">The platform stands in front, and people come from everywhere.</param>
    public RateLimits(ApiLimits set, bool isShared)
    {
        var limits = set.Or(isShared ? ApiLimits.Shared : new ApiLimits());
        _isForwarded = isShared;
        _reads = BudgetOf(limits.ReadsPerMinute);
        _heavyReads = BudgetOf(limits.HeavyReadsPerMinute);
        _actions = BudgetOf(limits.ActionsPerMinute);
        if (limits.LongReadsAtOnce is > 0 and { } most) _longReads = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 });
    }

    /// <summary>Pays for a request. What may take long is paid for until its answer has ended.</summary>
    /// <exception cref="Refusal">The budget is used up, or too many long reads are under way.</exception>
    public void Pay(HttpContext context, RequestCost cost, Caller? caller)
    {
        var budget = cost switch
        {
            RequestCost.Read => _reads,
            RequestCost.Action => _actions,
            _ => _heavyReads,
        };
        using var share = budget?.AttemptAcquire(PayerOf(context, caller));
        if (share is { IsAcquired: false }) throw LimitProblem.TooManyRequests(PauseOf(share, TimeSpan.FromSeconds(1)));
        if (cost != RequestCost.LongRead || _longReads is null) return;

        var place = _longReads.AttemptAcquire();
        if (!place.IsAcquired) throw LimitProblem.TooManyAtOnce(PauseOf(place, LongReadPause));
        context.Response.RegisterForDispose(place);
    }

    public void Dispose()
    {
        _reads?.Dispose();
        _heavyReads?.Dispose();
        _actions?.Dispose();
        _longReads?.Dispose();
    }

    // The name of somebody whom no sign-in knows is anybody's to choose.
    private string PayerOf(HttpContext context, Caller? caller) =>
        caller is { Source: CallerSource.SignedIn } known ? $"user {known.Name}" : $"address {ClientAddress.Of(context, _isForwarded)}";

    private static int PauseOf(RateLimitLease lease, TimeSpan least) =>
        (int)Math.Ceiling(lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) && pause > least ? pause.TotalSeconds : least.TotalSeconds);

    private static PartitionedRateLimiter<string>? BudgetOf(int? perMinute)
    {
        if (perMinute is not > 0) return null;
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute.Value,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute.Value,
            QueueLimit = 0,
            AutoReplenishment = true,
        };
        return PartitionedRateLimiter.Create<string, string>(payer => RateLimitPartition.GetTokenBucketLimiter(payer, _ => options), StringComparer.Ordinal);
    }
}
