using System.Text.Json;
using RealRecon.Core.Matching;
using RealRecon.Core.Pulse;

namespace RealRecon.Tests.Pulse;

public sealed class PulseFiguresTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Windows => [.. PulseWindow.All.Select(window => window.Word)];

    [Theory]
    [MemberData(nameof(Windows))]
    public void Figures_OfSlicesInAnyOrder_AreThoseOfOnePass(string word)
    {
        var window = Named(word);
        var movements = Some.Movements(3000, 1);
        var onePass = Text(PulseFigures.Of([SliceSummary.Of(movements, Some.Now)], window, Some.Now));
        var random = new Random(2);

        for (var round = 0; round < 5; round++)
        {
            var slices = movements
                .OrderBy(_ => random.Next())
                .GroupBy(movement => CohortSlot.Floor(movement.OpenedAt, SliceSummary.Length))
                .Select(slice => SliceSummary.Of(slice, Some.Now))
                .OrderBy(_ => random.Next());

            Assert.Equal(onePass, Text(PulseFigures.Of(slices, window, Some.Now)));
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Figures_OfSmallSets_AreWhatCountingByHandGives(string word)
    {
        var window = Named(word);
        for (var seed = 0; seed < 200; seed++)
        {
            var all = Some.Movements(seed % 12, seed);
            var figures = PulseFigures.Of(SlicesOf(all), window, Some.Now);
            var mine = all.Where(movement => movement.CohortAt >= figures.Since).ToList();
            var decided = mine.Where(movement => movement.Status != TransactionStatus.PENDING || movement.Deadline <= Some.Now).ToList();
            var matched = mine.Where(movement => movement.Status == TransactionStatus.MATCHED).ToList();
            var waiting = all.Where(movement => movement.Status == TransactionStatus.PENDING).ToList();

            Assert.Equal(mine.Count, figures.All.Movements);
            Assert.Equal(decided.Count, figures.All.Decided);
            Assert.Equal(matched.Count, figures.All.Matched);
            Assert.Equal(matched.Count(movement => !movement.IsTouched), figures.All.WithoutPeople);
            Assert.Equal(matched.Count, figures.All.TimeToMatch.Count);
            Assert.Equal(matched.Select(movement => movement.DecidedAt - movement.OpenedAt).DefaultIfEmpty().Max(), figures.All.TimeToMatch.Max);
            Assert.Equal(mine.Count(movement => movement.IsHealedByAsking), figures.All.HealedByAsking);
            Assert.Equal(mine.Count(movement => movement.WasAskedAbout), figures.All.Asked);
            Assert.Equal(waiting.Count, figures.Waiting.Count);
            Assert.Equal(waiting.Count == 0 ? null : waiting.Min(movement => movement.OpenedAt), figures.Waiting.OldestSince);
            Assert.Equal(waiting.Count(movement => movement.IsHeld), figures.Waiting.Held);
            Assert.Equal(all.Count(movement => movement.Status == TransactionStatus.RESOLVED && movement.DecidedAt >= figures.Today), figures.SettledToday.ByPeople);
            Assert.Equal(
                decided.GroupBy(movement => movement.Amount!.Value.Currency.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(movement => movement.Amount!.Value.MinorUnits))),
                figures.All.DecidedMoney.Shown().Select(sum => (sum.Key, sum.Value)));
        }
    }

    /// <summary>What is shown in parts is the whole, once: nothing is lost between buckets or gateways, and nothing is in two of them.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void Figures_InTheirParts_AddUpToTheWhole(string word)
    {
        var movements = Some.Movements(2000, 9);
        var figures = PulseFigures.Of(SlicesOf(movements), Named(word), Some.Now);
        var withoutGateway = movements.Count(movement => movement.Gateway is null && movement.CohortAt >= figures.Since);

        Assert.Equal(Named(word).Buckets, figures.Series.Count);
        Assert.Equal(figures.All.Movements, figures.Series.Sum(cohort => cohort.Movements));
        Assert.Equal(figures.All.Matched, figures.Series.Sum(cohort => cohort.Matched));
        Assert.Equal(figures.All.Movements, figures.Gateways.Values.Sum(gateway => gateway.All.Movements) + withoutGateway);
        Assert.All(figures.Gateways.Values, gateway => Assert.Equal(gateway.All.Decided, gateway.Series.Sum(cohort => cohort.Decided)));
        Assert.True(figures.All.Matched <= figures.All.Decided && figures.All.Decided <= figures.All.Movements);
        Assert.True(figures.All.InsideDeadline <= figures.All.Movements - figures.All.Decided);
        Assert.Equal(figures.BucketAt(figures.Series.Count - 1), CohortSlot.Floor(Some.Now, Named(word).Bucket));
    }

    [Fact]
    public void Decided_WhileADeadlineIsHeldOrAskedAbout_WaitsForItsEnd()
    {
        var waiting = Some.Movements(1, 1)[0] with { Status = TransactionStatus.PENDING, IsHeld = true, Deadline = Some.Now.AddSeconds(5) };

        Assert.False(waiting.IsDecided(Some.Now));
        Assert.True(waiting.IsDecided(Some.Now.AddSeconds(5)));
    }

    [Fact]
    public void Summary_UntilItsNextDeadline_StaysTrue()
    {
        var movements = Some.Movements(400, 4);
        var summary = SliceSummary.Of(movements, Some.Now);
        var window = PulseWindow.All[2];
        var justBefore = summary.NextDeadline!.Value.AddTicks(-1);

        Assert.Equal(Text(PulseFigures.Of([SliceSummary.Of(movements, justBefore)], window, Some.Now)), Text(PulseFigures.Of([summary], window, Some.Now)));
        Assert.Equal(
            PulseFigures.Of([summary], window, Some.Now).Waiting.InsideDeadline - movements.Count(movement => movement.Deadline == summary.NextDeadline && !movement.IsHeld && !movement.IsChecking),
            PulseFigures.Of([SliceSummary.Of(movements, justBefore.AddTicks(1))], window, Some.Now).Waiting.InsideDeadline);
    }

    [Fact]
    public void Slots_OfABackFill_AreFewHoweverLongItReachesBack()
    {
        var opened = Some.Now;
        var slots = Enumerable.Range(0, 24 * 3600).Select(second => CohortSlot.Of(opened.AddSeconds(-second), opened)).Distinct().Count();

        Assert.InRange(slots, 48, 120);
    }

    [Fact]
    public void Rails_WithoutEnd_AreTheFirstByName()
    {
        var random = new Random(1);
        var movement = Some.Movements(1, 1)[0];
        var cohort = new Cohort();
        foreach (var i in Enumerable.Range(0, 1000).OrderBy(_ => random.Next())) cohort.Add(movement with { Rail = $"rail-{i:D4}" }, Some.Now);

        Assert.Equal(Enumerable.Range(0, Cohort.MostRails).Select(i => $"rail-{i:D4}"), cohort.Rails);
    }

    private static IEnumerable<SliceSummary> SlicesOf(IEnumerable<PulseMovement> movements) =>
        movements.GroupBy(movement => CohortSlot.Floor(movement.OpenedAt, SliceSummary.Length)).Select(slice => SliceSummary.Of(slice, Some.Now));

    private static PulseWindow Named(string word) => PulseWindow.All.Single(window => window.Word == word);

    private static string Text(PulseFigures figures) => JsonSerializer.Serialize(new
    {
        figures.Waiting,
        figures.SettledToday,
        All = Of(figures.All),
        Series = figures.Series.Select(Of),
        Gateways = figures.Gateways.Select(gateway => (object)new { gateway.Key, All = Of(gateway.Value.All), Series = gateway.Value.Series.Select(Of) }),
        Banks = figures.Banks.Select(bank => new { bank.Key, bank.Value.Bookings, Lag = Of(bank.Value.Lag) }),
        Heard = figures.GatewaysHeard.Concat(figures.BanksHeard).OrderBy(heard => heard.Key, StringComparer.Ordinal),
    }, Indented);

    private static object Of(Cohort cohort) => new
    {
        Counts = cohort,
        Decided = cohort.DecidedMoney.Shown(),
        Matched = cohort.MatchedMoney.Shown(),
        Time = Of(cohort.TimeToMatch),
        Own = Of(cohort.SinceOccurred),
        Lag = Of(cohort.GatewayLag),
    };

    private static object Of(Durations times) => new { times.Count, times.Max, Quantiles = Enumerable.Range(0, 21).Select(i => times.Quantile(i / 20.0)) };
}
