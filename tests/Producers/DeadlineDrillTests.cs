using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Producers;

public sealed class DeadlineDrillTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    [InlineData(300)]
    public void Plan_WhenCapturesAreSentInTime_TheEnginesOwnDeadlinesFallIntoOneSecond(int deadlineSeconds)
    {
        var settings = SettingsOf(1000, TimeSpan.FromSeconds(deadlineSeconds));
        var plan = new DeadlinePlan(settings, Start);
        var due = new[] { 0, 1, 500, 999 }.Select(number => EngineDeadline(plan.OccurredAt(number), Start + (settings.SendTime * number / 1000), settings.BankDeadline)).ToList();

        Assert.Equal(new[] { 0, 1, 500, 999 }.Select(plan.DueOf), due);
        Assert.True(due[^1] - due[0] < TimeSpan.FromSeconds(1));
        Assert.True(plan.IsKept(Start + settings.SendTime));
    }

    [Fact]
    public void Plan_WhenTheLastCaptureCameTooLate_IsNotKept()
    {
        var settings = SettingsOf(1000, TimeSpan.FromSeconds(2));
        var plan = new DeadlinePlan(settings, Start);
        var late = Start + settings.SendTime + TimeSpan.FromMilliseconds(1500);

        Assert.False(plan.IsKept(late));
        Assert.NotEqual(plan.DueOf(999), EngineDeadline(plan.OccurredAt(999), late + TimeSpan.FromSeconds(1), settings.BankDeadline));
    }

    [Theory]
    [InlineData(50, 1, true)]
    [InlineData(50, 2, false)]
    [InlineData(51, 1, false)]
    [InlineData(49, 1, false)]
    public async Task Run_WhenEveryCaptureIsAnAlert_IsSoundOnlyIfOneCaseCountsEachOnce(int counted, int openings, bool isSound)
    {
        using var hub = new ListeningHub();
        // Twenty transactions stand at ALERT from before; their case is closed.
        await using var api = await CannedApi.StartAsync(
            _ => """{"status":"ALERT","reasons":["BANK_MISSING"]}""",
            () => "{\"totals\":{\"ALERT\":" + (20 + hub.Events.Count()) + "}}",
            route => hub.Events.Any() ? CasesOf(route, counted, openings) : """{"items":[],"next":null}""");

        var report = await RunAsync(hub, api);

        Assert.Equal(isSound, report.IsSound);
        Assert.Equal((50, 0, 1, counted, openings), (report.Alerts, report.Missing, report.Cases, report.Counted, report.Openings));
        Assert.True(report.InOneSecond);
        Assert.InRange(report.Latency!.Samples, 50, 50);
        Assert.Equal(50, hub.Events.Count());
    }

    [Fact]
    public async Task Run_WhenAlertsStayOut_EndsAndNamesHowManyAreMissing()
    {
        using var hub = new ListeningHub();
        await using var api = await CannedApi.StartAsync(
            _ => """{"status":"PENDING","reasons":[]}""",
            () => "{\"totals\":{\"ALERT\":" + Math.Min(hub.Events.Count(), 40) + "}}",
            route => CasesOf(route, hub.Events.Any() ? 40 : 0, 1));

        var report = await RunAsync(hub, api);

        Assert.False(report.IsSound);
        Assert.Equal(10, report.Missing);
    }

    private static DeadlinesSettings SettingsOf(int count, TimeSpan deadline) => new()
    {
        Count = count,
        Seed = 5,
        BankDeadline = deadline,
        Checks = TimeSpan.Zero,
        SendTime = TimeSpan.FromSeconds(20),
    };

    private static async Task<DeadlinesReport> RunAsync(ListeningHub hub, CannedApi api)
    {
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        using var status = new StatusApi(api.Address);
        var settings = SettingsOf(50, TimeSpan.FromMilliseconds(50)) with { SendTime = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromMilliseconds(500), Settling = TimeSpan.Zero };
        return await new DeadlinesRun(settings, connection, status, TimeProvider.System).RunAsync(_ => { }, Cancellation);
    }

    private static string CasesOf(string route, int counted, int openings)
    {
        var steps = string.Join(',', Enumerable.Repeat("""{"at":"2100-01-01T00:00:00Z","kind":"Opened","code":"BANK_MISSING"}""", openings));
        var found = $$"""{"kind":"alert","key":"BANK_MISSING|generic|-","isOpen":true,"code":"BANK_MISSING","count":{{counted}},"timeline":[{{steps}}]}""";
        return route.StartsWith('?') ? $$"""{"items":[{{found}}],"next":null}""" : found;
    }

    /// <summary>What the engine makes of a capture: when the wait for the bank is over.</summary>
    private static DateTimeOffset EngineDeadline(DateTimeOffset occurredAt, DateTimeOffset receivedAt, TimeSpan deadline)
    {
        var payment = new Payment { Id = "tx-1", OrderId = "o-1", AmountMinor = 100, Currency = PaymentCurrency.Eur };
        var normalised = Normaliser.Normalise(
            new HubEvent
            {
                Side = Side.Gateway,
                Position = new HubPosition("gateway-events", "0", 1, "1"),
                EnqueuedAt = receivedAt,
                Body = GenericPayload.Captured(payment, "e-1", occurredAt),
                Provider = GenericPayload.Provider,
            },
            new NormaliseRules());
        var step = Transaction.Observe(null, Assert.Single(normalised.Events), new MatchRules { BankDeadline = deadline }, receivedAt);
        return step.Outbox.OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<DeadlineReached>().Single().Due;
    }
}
