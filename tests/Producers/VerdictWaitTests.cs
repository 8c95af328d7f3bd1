using Microsoft.Extensions.Time.Testing;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;

namespace RealRecon.Tests.Producers;

public sealed class VerdictWaitTests
{
    [Fact]
    public async Task For_WhenTheInstantLiesBetweenTwoMilliseconds_AsksOnlyAfterIt()
    {
        var clock = new TimersClock();
        await using var api = await CannedApi.StartAsync(_ => """{"status":"ALERT","reasons":["BANK_MISSING"]}""", () => "{}");
        using var status = new StatusApi(api.Address);
        var since = clock.GetUtcNow() + TimeSpan.FromMilliseconds(1.5);

        var seen = new VerdictWait(status, clock).ForAsync("tx", _ => true, since, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        clock.Advance(clock.Due.Single());

        Assert.True(await seen >= TimeSpan.Zero);
        Assert.True(clock.GetUtcNow() >= since);
    }

    /// <summary>Tells for when its timers were set.</summary>
    private sealed class TimersClock : FakeTimeProvider
    {
        internal List<TimeSpan> Due { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
