using System.Text;
using Amqp;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Tests.Producers;

public sealed class HealingDrillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Mix_WhenManyPaymentsAreMade_LittleGoesWrongAndALateBankIsRarerThanOneInAHundred()
    {
        var kinds = Enumerable.Range(0, 4000).Select(number => HealingMix.KindOf(number)).CountBy(kind => kind).ToDictionary();

        Assert.Equal(Enum.GetValues<HealingKind>().ToHashSet(), kinds.Keys.ToHashSet());
        Assert.InRange(kinds[HealingKind.Ordinary], 3900, 3999);
        Assert.InRange(kinds[HealingKind.Late], 1, 39);
    }

    [Fact]
    public void Payments_WhenReadByTheEngine_SayOfEachWhatItsKindSays()
    {
        var payments = new HealingPayments(3, TimeProvider.System);

        foreach (var payment in Enumerable.Range(0, 400).Select(_ => payments.Next()))
        {
            var capture = Assert.Single(Read(payment.Capture, Side.Gateway).Events);
            Assert.Equal((payment.Id, FactKind.GatewaySuccess), (capture.TransactionId.Value, capture.Fact));
            var told = payment.Booking is { } booking ? Assert.Single(Read(booking, Side.Bank).Events).Amount.MinorUnits - capture.Amount.MinorUnits : (long?)null;
            Assert.Equal(
                payment.Kind switch { HealingKind.Ordinary => 0, HealingKind.Fee => -payment.InGatewaysBook!.FeeMinor, _ => null },
                told);
            var known = payment.InBanksBook?.Payment.AmountMinor - capture.Amount.MinorUnits;
            Assert.Equal(payment.Kind switch { HealingKind.Lost => 0, HealingKind.Contradictory => -100, _ => null }, known);
            Assert.Equal(payment.Kind is HealingKind.Late, payment.LateBooking is not null);
        }
    }

    [Fact]
    public void Tally_WhenARuleWasTried_CountsWhatItHealedAndNotWhatALateEventDid()
    {
        (HealingKind, bool)[] ends =
            [(HealingKind.Lost, true), (HealingKind.Lost, false), (HealingKind.Missing, true), (HealingKind.Late, true), (HealingKind.Fee, true), (HealingKind.Contradictory, true)];

        Assert.Equal([new RuleYield("BANK_MISSING", 5, 1), new RuleYield("AMT_UNDER", 2, 1)], HealingTally.RulesOf(ends));
    }

    [Theory]
    [InlineData(396, 2, 2, 0, 0)]
    [InlineData(396, 2, 1, 0, 1)]
    [InlineData(397, 2, 1, 0, 2)]
    [InlineData(396, 2, 2, 1, 1)]
    public void Totals_WhenTheyDifferFromTheMix_AreWrongByThatMany(long matched, long mismatch, long alert, long pending, long wrong)
    {
        var added = new StatusTotals(new Dictionary<string, long> { ["MATCHED"] = matched, ["MISMATCH"] = mismatch, ["ALERT"] = alert, ["PENDING"] = pending });

        Assert.Equal(wrong, HealingTally.WrongTotals(400, added));
    }

    [Theory]
    [InlineData("M09_AUTO_RETRY", true)]
    [InlineData("M06_LATE", false)]
    public async Task Run_WhenEveryPaymentEndsAsItHasTo_IsSoundAndTellsLostOnesThatWereOnlyLate(string lostReason, bool isSound)
    {
        using var hub = new ListeningHub();
        var engine = new CannedEngine(hub, lostReason);
        await using var api = await CannedApi.StartAsync(engine.Find, engine.Live);
        engine.Told = () => api.Told.Select(told => told.Body);
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        using var status = new StatusApi(api.Address);
        using var simulation = await SimulatedServices.FindAsync(api.Address, TimeProvider.System, Cancellation);
        var settings = new HealingSettings
        {
            Rate = 800,
            Duration = TimeSpan.FromSeconds(1),
            Seed = 8,
            BankDeadline = TimeSpan.FromMilliseconds(50),
            Checks = TimeSpan.FromMilliseconds(30),
            Patience = TimeSpan.FromSeconds(2),
        };

        var report = await new HealingRun(settings, connection, status, simulation!, TimeProvider.System).RunAsync(_ => { }, Cancellation);

        Assert.Equal(isSound, report.IsSound);
        Assert.Equal([new RuleYield("BANK_MISSING", 7, isSound ? 2 : 0), new RuleYield("AMT_UNDER", 4, 2)], report.Rules);
        Assert.Equal((3, 1), (report.SilenceToAlert!.Samples, report.LateToHealed!.Samples));
        Assert.True(report.SilenceToAlert.P50Ms >= 30);
        Assert.Equal(0, report.WrongTotals);

        // Four postings in the bank's book, two payments in the gateway's; six bookings of 400 are never told, one of them comes late.
        Assert.Equal(6, api.Told.Count);
        Assert.Equal(400 + 400 - 7 + 1, hub.Events.Count());
    }

    private static Normalised Read(EncodedEvent encoded, Side side)
    {
        var read = ReceivedEvent.Of(Message.Decode(new ByteBuffer(encoded.Message, 0, encoded.Message.Length, encoded.Message.Length)));
        return Normaliser.Normalise(
            new HubEvent
            {
                Side = side,
                Position = new HubPosition("hub", "0", 1, "1"),
                EnqueuedAt = TimeProvider.System.GetUtcNow(),
                Body = read.Body,
                Provider = read.Provider,
            },
            new NormaliseRules());
    }

    /// <summary>Says of each transaction what the engine would, from what was sent and what the simulation was told.</summary>
    private sealed class CannedEngine(ListeningHub hub, string lostReason)
    {
        internal Func<IEnumerable<string>> Told { get; set; } = () => [];

        internal string Live() => hub.Events.Count() < 794 ? """{"totals":{"MATCHED":0}}""" : """{"totals":{"MATCHED":396,"MISMATCH":2,"ALERT":2}}""";

        internal string? Find(string id)
        {
            var book = Told().FirstOrDefault(body => body.Contains(id, StringComparison.Ordinal));
            var events = hub.Events.Where(e => Encoding.UTF8.GetString(e.Body).Contains(id, StringComparison.Ordinal)).ToList();
            if (events.Count == 0) return null;
            var isBooked = events.Any(e => e.Provider == "ledger");
            return (book, isBooked) switch
            {
                (not null, true) => Verdict("MATCHED", "M02_FEE_EXPLAINED"),
                (not null, false) when events[0].Provider == "stripe" => """{"status":"PENDING","reasons":[]}""",
                (not null, false) => AmountIn(book) == AmountIn(Encoding.UTF8.GetString(events[0].Body)) ? Verdict("MATCHED", lostReason) : Verdict("MISMATCH", "AMT_UNDER"),
                (null, false) => Verdict("ALERT", "BANK_MISSING"),
                _ => Verdict("MATCHED", events.Count == 2 && hub.Batches.Any(batch => batch.PartitionKey == id) ? "M06_LATE" : "M00_EXACT"),
            };
        }

        private static string Verdict(string status, string reason) => $$"""{"status":"{{status}}","reasons":["{{reason}}"]}""";

        private static string AmountIn(string body) => body.Split("\"amount\":\"")[1].Split('"')[0];
    }
}
