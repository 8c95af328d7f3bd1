using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace RealRecon.Adapters.Sources;

/// <summary>
/// How patiently a source is asked: so many calls at a time, each with a few quick tries, and none while it is evidently down.
/// The long waits between questions are the playbook's.
/// </summary>
internal static class SourcePipeline
{
    /// <summary>Tries of one call, the first included.</summary>
    public const int Tries = 3;

    /// <summary>Calls that may wait for their turn; one more is told that the source is busy.</summary>
    public const int Waiting = 10_000;

    /// <summary>How long an open circuit stays open.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>Failures in <see cref="Sampling"/> below this number never open the circuit.</summary>
    public const int MinimumThroughput = 8;

    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, SourceSettings settings, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline

            // Outermost: who waits here has not begun, so no time of his runs.
            .AddConcurrencyLimiter(settings.MaxConcurrent, Waiting)
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = settings.Timeout * Tries })
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnotherTry(attempt.Outcome)),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = MinimumThroughput,
                SamplingDuration = Sampling,
                BreakDuration = Break,
            })
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = settings.Timeout });
    }

    // A source that is busy, or says when to come back, is left in peace until the playbook's next try.
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is not ({ StatusCode: HttpStatusCode.TooManyRequests } or { Headers.RetryAfter: not null })
        && HttpClientResiliencePredicates.IsTransient(outcome);
}
