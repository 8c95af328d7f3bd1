using Microsoft.Extensions.Time.Testing;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;

namespace RealRecon.Tests.Producers;

public sealed class VerdictWaitTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public async Task For_WhenADelayEndsBeforeTheInstant_AsksOnlyAfterIt(double share)
    {
        var clock = new HastyClock(share);
        await using var api = await CannedApi.StartAsync(_ => """{"status":"ALERT","reasons":["BANK_MISSING"]}""", () => "{}");
        using var status = new StatusApi(api.Address);
        var since = clock.GetUtcNow() + TimeSpan.FromMilliseconds(9.5);

        var seen = await new VerdictWait(status, clock).ForAsync("tx", _ => true, since, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.True(seen >= TimeSpan.Zero);
        Assert.True(clock.GetUtcNow() >= since);
    }

    /// <summary>Timers end at once, when a share of their time has passed. Real ones run on a clock of few ticks, and may end some milliseconds early.</summary>
    private sealed class HastyClock(double share) : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Advance(dueTime * share);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
