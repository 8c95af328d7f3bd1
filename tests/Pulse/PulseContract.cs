using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Pulse;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Sweep;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Pulse;

/// <summary>What the pulse says, whatever the store is built on.</summary>
public abstract class PulseContract : IAsyncLifetime
{
    // Half a minute into a slice, two hours after the first payments.
    private static readonly DateTimeOffset Now = Samples.Start.AddHours(2).AddSeconds(15);

    private readonly FakeTimeProvider _time = new(Now);

    private protected IAuditStore Store { get; private set; } = null!;

    private protected IDeadLetterStore Letters { get; private set; } = null!;

    private protected ISweepRecords Sweeps { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (Store, Letters, Sweeps) = await OpenAsync();
        await Store.InitialiseAsync(Cancellation);
        await Letters.InitialiseAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Pulse_OfPaymentsOfEverySort_CountsEachWhereItBelongs()
    {
        var stage = Stage();
        await stage.WriteAsync(
            Matched("a", Now.AddMinutes(-10)),
            Matched("b", Now.AddMinutes(-9), "razorpay"),
            [Samples.Opened(Id("waits"), Now.AddSeconds(-20))],
            Missing("missing", Now.AddMinutes(-30)),
            Missing("long-missing", Now.AddHours(-40)));

        var pulse = await stage.AskAsync();

        Assert.Equal(4, (int)pulse["movements"]!);
        Assert.Equal((3, 2), ((int)pulse["matchRate"]!["decided"]!, (int)pulse["matchRate"]!["matched"]!));
        Assert.Equal("""[{"currency":"INR","decidedMinor":150000,"matchedMinor":100000}]""", pulse["matchRate"]!["byCurrency"]!.ToJsonString());
        Assert.Equal((1, 1), ((int)pulse["waiting"]!["count"]!, (int)pulse["waiting"]!["insideDeadline"]!));
        Assert.Equal((2, true), ((int)pulse["open"]!["count"]!, (bool)pulse["open"]!["isExact"]!));
        Assert.Equal(100_000, (long)pulse["open"]!["valueAtRisk"]!["INR"]!);
        Assert.Equal(Now.AddHours(-40), (DateTimeOffset)pulse["open"]!["oldestSince"]!);
        Assert.Equal((2, 3000L), ((int)pulse["timeToMatch"]!["count"]!, (long)pulse["timeToMatch"]!["maxMs"]!));
        Assert.Equal(["razorpay", "stripe"], pulse["gateways"]!.AsArray().Select(gateway => (string)gateway!["provider"]!));
        Assert.Equal((1, 3, 2), ((int)pulse["gateways"]![0]!["movements"]!, (int)pulse["gateways"]![1]!["movements"]!, (int)pulse["gateways"]![1]!["open"]!));
        Assert.Equal(("ledger", 2), ((string)pulse["banks"]![0]!["provider"]!, (int)pulse["banks"]![0]!["bookings"]!));
        Assert.Equal((DateTimeOffset)pulse["since"]!, (DateTimeOffset)pulse["coveredSince"]!);
        Assert.Equal(4, pulse["series"]!.AsArray().Sum(point => (int)point!["movements"]!));
    }

    [Fact]
    public async Task Pulse_WhileThingsHappen_SaysAtEachMomentWhatANewInstanceSays()
    {
        var stage = Stage();
        await stage.AskAsync();
        for (var round = 0; round < 8; round++)
        {
            var opened = _time.GetUtcNow().AddSeconds(-25);
            await stage.WriteAsync(Matched($"m{round}", opened), Missing($"x{round}", opened.AddMinutes(-3 * round)), [Samples.Opened(Id($"w{round}"), opened)]);
            if (round > 3) await stage.WriteAsync([Healed(Missing($"x{round - 3}", _time.GetUtcNow()).Last() with { After = (await FindAsync($"x{round - 3}")) })]);
            var grown = Figures(await stage.AskLaterAsync("24h"));

            var other = Stage();
            Assert.Equal(Figures(await other.AskAsync("24h")), grown);
        }
    }

    [Fact]
    public async Task Pulse_WhenAnOldExceptionHeals_ShowsIt()
    {
        var stage = Stage();
        var missing = Missing("late", Now.AddHours(-2)).ToList();
        await stage.WriteAsync(missing);
        var before = await stage.AskAsync("24h");
        await stage.WriteAsync([Healed(missing[^1])]);

        var after = await stage.AskLaterAsync("24h");

        Assert.Equal((1, 0), ((int)before["open"]!["count"]!, (int)before["matchRate"]!["matched"]!));
        Assert.Equal((0, 1), ((int)after["open"]!["count"]!, (int)after["matchRate"]!["matched"]!));
        Assert.Equal((1, 1), ((int)after["healed"]!["late"]!, (int)after["today"]!["late"]!));
        Assert.Equal(TimeSpan.FromHours(2).TotalMilliseconds, (double)after["timeToMatch"]!["maxMs"]!);
    }

    [Fact]
    public async Task Pulse_WhenAnOldExceptionHealsInASliceThatWasForgotten_ReadsItAgain()
    {
        var stage = Stage(new PulseLimits { MostKept = 3 });
        var missing = Missing("late", Now.AddHours(-2)).ToList();
        await stage.WriteAsync(missing, Matched("beside", Now.AddHours(-2).AddSeconds(1)), Matched("1", Now.AddMinutes(-9)), Matched("2", Now.AddMinutes(-8)), Matched("3", Now.AddMinutes(-7)));
        await stage.AskAsync("24h");
        await stage.WriteAsync([Healed(missing[^1])]);

        var after = await stage.AskLaterAsync("24h");

        Assert.Equal((5, 5), ((int)after["movements"]!, (int)after["matchRate"]!["matched"]!));
        Assert.Equal(1, (int)after["healed"]!["late"]!);
    }

    [Fact]
    public async Task Pulse_WhenTheLogWentTooFar_BeginsAnewAndSaysTheSame()
    {
        var stage = Stage(new PulseLimits { MostEntries = 5 });
        await stage.WriteAsync(Missing("first", Now.AddMinutes(-30)));
        await stage.AskAsync();
        await stage.WriteAsync([.. Enumerable.Range(0, 20).SelectMany(i => Matched($"many-{i}", Now.AddMinutes(-i)))]);

        var after = await stage.AskLaterAsync();

        Assert.Equal((21, 20, 1), ((int)after["movements"]!, (int)after["matchRate"]!["matched"]!, (int)after["open"]!["count"]!));
    }

    [Fact]
    public async Task Pulse_WhenADeadlinePassesAndNobodySaysSo_CountsItAsDecided()
    {
        var stage = Stage();
        await stage.WriteAsync([Samples.Opened(Id("silent"), Now.AddSeconds(-40))]);
        var before = await stage.AskAsync();

        var after = await stage.AskLaterAsync();

        Assert.Equal((0, 1), ((int)before["matchRate"]!["decided"]!, (int)before["waiting"]!["insideDeadline"]!));
        Assert.Equal((1, 0, 1), ((int)after["matchRate"]!["decided"]!, (int)after["waiting"]!["insideDeadline"]!, (int)after["waiting"]!["count"]!));
    }

    [Fact]
    public async Task Pulse_AfterARestart_SaysTheSame()
    {
        var stage = Stage();
        await stage.AskAsync("24h");
        await stage.WriteAsync([.. Enumerable.Range(0, 120).SelectMany(i => i % 5 == 0 ? Missing($"r-{i}", Now.AddMinutes(-i)) : Matched($"r-{i}", Now.AddMinutes(-i), i % 2 == 0 ? "stripe" : "razorpay"))]);
        var before = await stage.AskLaterAsync("24h");
        stage.Restart();

        Assert.Equal(Figures(before), Figures(await stage.AskAsync("24h")));
        Assert.Equal(120, (int)before["movements"]!);
    }

    [Fact]
    public async Task Pulse_OfCasesAndDeadLetters_SaysWhatStandsAndWhatChanged()
    {
        var stage = Stage();
        var feed = CaseSamples.Opened(new CaseId(CaseKind.Feed, "bank-ledger"), Now);
        var order = CaseSamples.Opened(new CaseId(CaseKind.Order, "order-1"), Now);
        await stage.WriteCasesAsync(feed, order, CaseSamples.Opened(CaseSamples.Id, Now));
        await Letters.AddAsync([Letter(1, Now.AddMinutes(-61)), Letter(2, Now.AddMinutes(-2)), Letter(3, Now.AddMinutes(-1))], Cancellation);
        var before = await stage.AskAsync();
        await stage.WriteCasesAsync(CaseSamples.Closed(feed), CaseSamples.Closed(order));

        var after = await stage.AskLaterAsync();

        Assert.Equal("degraded", (string)before["health"]!["status"]!);
        Assert.Equal(("bank-ledger", true), ((string)before["health"]!["feeds"]![0]!["key"]!, (bool)before["health"]!["feeds"]![0]!["isOpen"]!));
        Assert.Equal("""{"open":1,"exposure":{"EUR":120000,"INR":50000}}""", before["duplicates"]!.ToJsonString());
        Assert.Equal((2, false), ((int)before["health"]!["deadLetters"]!["lastHour"]!, (bool)before["health"]!["deadLetters"]!["isMore"]!));
        Assert.Equal(Now.AddMinutes(-1), (DateTimeOffset)before["health"]!["deadLetters"]!["lastAt"]!);
        Assert.False((bool)after["health"]!["feeds"]![0]!["isOpen"]!);
        Assert.Equal("""{"open":0,"exposure":{}}""", after["duplicates"]!.ToJsonString());
    }

    [Fact]
    public async Task Pulse_AfterTheSweeperRan_SaysWhenAndWhatItFound()
    {
        var stage = Stage();
        await stage.WriteAsync([Samples.Opened(Id("lost"), Now.AddMinutes(-3))]);
        var before = await stage.AskAsync();
        var signals = new Swallowed();
        Assert.Equal(1, await new Sweeper(Store, (ICaseStore)Store, _time, Sweeps).SweepAsync(signals, Cancellation));
        _time.Advance(Sweeper.Interval);
        Assert.Equal(1, await new Sweeper(Store, (ICaseStore)Store, _time, Sweeps).SweepAsync(signals, Cancellation));

        var after = await stage.AskLaterAsync();
        _time.Advance(TimeSpan.FromHours(13));
        var tomorrow = await stage.AskAsync();

        Assert.Null(before["health"]!["sweeper"]);
        Assert.Equal((Now + Sweeper.Interval, 2), ((DateTimeOffset)after["health"]!["sweeper"]!["lastRunAt"]!, (int)after["health"]!["sweeper"]!["lostToday"]!));
        Assert.Equal("ok", (string)after["health"]!["status"]!);
        Assert.Equal(("degraded", 0), ((string)tomorrow["health"]!["status"]!, (int)tomorrow["health"]!["sweeper"]!["lostToday"]!));
    }

    [Fact]
    public async Task Pulse_OfASoundLog_SaysSoAndHowLongItIs()
    {
        var stage = Stage();
        await stage.WriteAsync(Matched("one", Now.AddMinutes(-1)));

        var audit = (await stage.AskAsync())["health"]!["audit"]!;

        Assert.Equal((true, 2, 1), ((bool)audit["isSound"]!, (int)audit["entries"]!, (int)audit["blocks"]!));
        Assert.Equal(Now, (DateTimeOffset)audit["checkedAt"]!);
    }

    private protected abstract Task<(IAuditStore, IDeadLetterStore, ISweepRecords)> OpenAsync();

    private protected abstract Task CloseAsync();

    private protected PulseStage Stage(PulseLimits? limits = null) => new(Store, Letters, Sweeps, _time, limits);

    private protected static IEnumerable<AuditEntry> Matched(string name, DateTimeOffset at, string provider = "stripe")
    {
        var opened = Samples.Opened(Id(name), at, provider);
        return [opened, Samples.Booked(opened)];
    }

    private protected static IEnumerable<AuditEntry> Missing(string name, DateTimeOffset at)
    {
        var opened = Samples.Opened(Id(name), at);
        return [opened, Samples.Overdue(opened)];
    }

    private AuditEntry Healed(AuditEntry alert)
    {
        var booked = Samples.Booked(alert);
        return booked with
        {
            At = _time.GetUtcNow(),
            After = booked.After with { DecidedAt = _time.GetUtcNow(), Verdict = booked.After.Verdict with { Reasons = [ReasonCode.M06_LATE, ReasonCode.M00_EXACT] } },
        };
    }

    private async Task<TransactionSnapshot> FindAsync(string name) => (await Store.FindAsync(Id(name), Cancellation))!.View.Current;

    private static TransactionId Id(string name) => TransactionId.Of($"pulse-{name}");

    private static string Figures(JsonNode pulse) => PulseStage.Figures(pulse);

    private static DeadLetter Letter(int sequence, DateTimeOffset at) =>
        new(new HubPosition("bank-events", "0", sequence, $"{sequence}"), 0, RejectionReason.JSON_MALFORMED, "The body is not JSON.", at, at, 12, new string('0', 64));

    private sealed class Swallowed : IEntitySignals
    {
        public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation) => Task.CompletedTask;
    }
}
