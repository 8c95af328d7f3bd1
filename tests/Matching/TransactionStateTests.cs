using System.Runtime.CompilerServices;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

public sealed class TransactionStateTests
{
    [Fact]
    public void State_WhenMembersAreMissing_HasEmptyLists()
    {
        const string json = """{"id":"tx-1","version":0,"openedAt":"2026-05-01T10:00:00Z","decidedAt":"2026-05-01T10:00:00Z","state":"NEW"}""";
        var state = JsonSerializer.Deserialize(json, CoreJson.Default.TransactionState)!;
        Assert.Empty(state.Facts);
        Assert.Empty(state.Reasons);
        Assert.Empty(state.Heard);
    }

    [Fact]
    public void State_WhenStoredByAnEarlierVersion_LoadsAndGoesOn()
    {
        var files = Directory.GetFiles(StatesFolder(), "*.json");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var state = JsonSerializer.Deserialize(File.ReadAllText(file), CoreJson.Default.TransactionState)!;
            var next = Transaction.Decide(state, Facts.Of("BB") with { EventKey = "ledger:new", FactKey = "ledger:new" }, new MatchRules(), Story.Start);
            Assert.Equal(state.Version + 1, next.Entry!.Version);
            Assert.Equal(MatchState.MATCHED, next.Entry.After.Verdict.State);
        }
    }

    [Fact]
    public void State_WhenStoredByAnEarlierVersion_IsStoredAnewInTheCurrentForm()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(StatesFolder(), "v1-alert.json")), CoreJson.Default.TransactionState)!;
        var step = Transaction.Observe(state, Facts.Of("NOTE"), new MatchRules(), Story.Start);
        Assert.Equal(TransactionState.CurrentSchema, step.Next!.Schema);

        // Alerts were not told before: the first entry tells of one that stands.
        Assert.NotNull(step.Next.Attention!.Alert);
    }

    [Fact]
    public void State_WhenStoredByALaterVersion_IsRefusedInPlainWords()
    {
        const string json = """{"schema":99,"id":"tx-1","version":0,"openedAt":"2026-05-01T10:00:00Z","decidedAt":"2026-05-01T10:00:00Z","state":"NEW"}""";
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, CoreJson.Default.TransactionState));
        Assert.Contains("schema 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_OfAPlainMatch_HoldsNothingOfHoldsChecksAndPeople()
    {
        var waiting = Transaction.Observe(null, Facts.Of("GS"), new MatchRules(), Story.Start).Next;
        var matched = Transaction.Observe(waiting, Facts.Of("BB"), new MatchRules(), Story.Start).Next!;
        Assert.Null(matched.Attention);
        Assert.DoesNotContain("attention", JsonSerializer.Serialize(matched, CoreJson.Default.TransactionState), StringComparison.Ordinal);
    }

    [Fact]
    public void Observe_WhenTheTransactionIsFull_AuditsAndCountsButFoldsNoMore()
    {
        TransactionState? state = null;
        for (var i = 0; i < TransactionState.MaxFacts; i++) state = Transaction.Decide(state, Posting(i), new MatchRules(), Story.Start).Next;
        var surplus = Transaction.Decide(state, Posting(TransactionState.MaxFacts), new MatchRules(), Story.Start);
        Assert.Equal((AuditKind.Duplicate, ReasonCode.POISON), (surplus.Entry!.Kind, surplus.Entry.Code!.Value));
        Assert.Equal(TransactionState.MaxFacts, surplus.Next!.Facts.Length);
        Assert.Equal(1, surplus.Next.DuplicateCount);
        Assert.Null(Transaction.Decide(surplus.Next, Posting(TransactionState.MaxFacts), new MatchRules(), Story.Start).Entry);
    }

    [Fact]
    public void Heard_WhenManyDuplicatesCame_KeepsTheLast()
    {
        var state = Transaction.Decide(null, Facts.Of("GS"), new MatchRules(), Story.Start).Next;
        for (var i = 1; i <= 100; i++)
        {
            state = Transaction.Decide(state, Facts.Of("GS") with { Position = new HubPosition("hub", "0", i, $"{i}") }, new MatchRules(), Story.Start).Next;
        }

        Assert.Equal(TransactionState.MaxHeard, state!.Heard.Length);
        Assert.Equal(100, state.Heard[^1].Position.Sequence);
    }

    private static PaymentEvent Posting(int i) => Facts.Of("BB") with
    {
        EventKey = $"ledger:{i}",
        FactKey = $"ledger:{i}",
        Position = new HubPosition("hub", "0", i, $"{i}"),
    };

    private static string StatesFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "States");
}
