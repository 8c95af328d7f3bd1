using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Api;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.AuditLog;

/// <summary>/audit and /replay over a real database file that somebody opens with a tool.</summary>
public sealed class AuditLogApiTests : IAsyncLifetime
{
    private const int Shard = 7;
    private const int Blocks = 5;

    private static readonly JsonElement OpenApi = LoadOpenApi();

    private readonly TempFolder _folder = new();
    private readonly ApiHost _host;

    public AuditLogApiTests() => _host = new ApiHost(_folder.In("ledger.db"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        var head = ShardHead.Empty(Shard);
        for (var i = 0; i < Blocks; i++)
        {
            var write = Samples.Block(head, Samples.Opened(Samples.IdIn(Shard, 2 * i), Samples.Start), Samples.Opened(Samples.IdIn(Shard, (2 * i) + 1), Samples.Start));
            await _host.Store.WriteAsync(write, Cancellation);
            head = write.Head;
        }

        await _host.Ledger.WriteAsync(CaseSamples.Opened(CaseSamples.IdsIn(9).First(), Samples.Start));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task State_WhenItIsAskedFor_GivesADigestThatAnybodyCanMakeOfTheHeads()
    {
        var state = await OkAsync("/audit", "/audit");

        Assert.Equal((11, 6), (state.GetProperty("entries").GetInt64(), state.GetProperty("blocks").GetInt64()));
        var lines = state.GetProperty("shards").EnumerateArray().Select(each => $"{each.GetProperty("shard")} {each.GetProperty("block")} {each.GetProperty("hash")} {each.GetProperty("nextSequence")}\n").ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith($"{Shard} 4 ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))), state.GetProperty("digest").GetString());
    }

    [Fact]
    public async Task State_WhenABlockIsWritten_HasAnotherDigest()
    {
        var before = (await OkAsync("/audit", "/audit")).GetProperty("digest").GetString();

        await _host.Ledger.WriteAsync("tx-new", TransactionStatus.PENDING);

        Assert.NotEqual(before, (await OkAsync("/audit", "/audit")).GetProperty("digest").GetString());
    }

    [Fact]
    public async Task Blocks_WhenPaged_ComeNewestFirstUntilTheFirst()
    {
        var (numbers, next) = (new List<long>(), "");
        do
        {
            var page = await OkAsync("/audit/blocks", $"/audit/blocks?shard={Shard}&limit=2{next}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                numbers.Add(item.GetProperty("number").GetInt64());
                Assert.Equal(2, item.GetProperty("entries").GetInt32());
            }

            next = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : $"&before={page.GetProperty("next")}";
        }
        while (next is not null);

        Assert.Equal([4L, 3, 2, 1, 0], numbers);
        Assert.Empty((await OkAsync("/audit/blocks", "/audit/blocks?shard=3")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Block_WhenItHoldsTransactions_SaysWhatEachEntryIsAbout()
    {
        var block = await OkAsync("/audit/blocks/{shard}/{number}", $"/audit/blocks/{Shard}/1");

        var entry = block.GetProperty("entries")[0];
        Assert.Equal(2, entry.GetProperty("sequence").GetInt64());
        Assert.Equal(Samples.IdIn(Shard, 2).Value, entry.GetProperty("about").GetProperty("transaction").GetString());
        Assert.Equal("Gateway stripe captured 500.00 INR; waiting for the bank.", entry.GetProperty("summary").GetString());
        var expected = MerkleTree.HashLeaf(AuditEntryCodec.Encode(Samples.Opened(Samples.IdIn(Shard, 2), Samples.Start)));
        Assert.Equal(Convert.ToHexStringLower(expected), entry.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Block_WhenItHoldsACase_NamesIt()
    {
        var about = (await OkAsync("/audit/blocks/{shard}/{number}", "/audit/blocks/9/0")).GetProperty("entries")[0].GetProperty("about");

        Assert.Equal(["case"], about.EnumerateObject().Select(member => member.Name));
        Assert.Equal(CaseSamples.IdsIn(9).First().Key, about.GetProperty("case").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Block_WhenAnEntryIsDamaged_ShowsTheOthersAndSaysSo()
    {
        _host.Store.IsDamaged = true;

        var entries = (await OkAsync("/audit/blocks/{shard}/{number}", $"/audit/blocks/{Shard}/1")).GetProperty("entries");

        Assert.Equal(2, entries.GetArrayLength());
        Assert.Equal(JsonValueKind.Null, entries[0].GetProperty("about").ValueKind);
        Assert.Contains("cannot be read", entries[0].GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit/blocks/7/99")]
    [InlineData("/audit/blocks/8/0")]
    [InlineData("/audit/blocks/99/0")]
    [InlineData("/audit/blocks/7/999999999999999999")]
    public async Task Block_WhenThereIsNone_IsAProblem(string path) => (await Api.Api.GetAsync(_host, path)).IsProblem(404);

    [Theory]
    [InlineData("/audit/blocks/7", 404)]
    [InlineData("/audit/blocks/7/x", 404)]
    [InlineData("/audit/blocks/-1/0", 404)]
    [InlineData("/audit/blocks/7/0/1", 404)]
    [InlineData("/audit/blocks/", 404)]
    [InlineData("/audit/x", 404)]
    [InlineData("/audit?shard=7", 400)]
    [InlineData("/audit/blocks", 400)]
    [InlineData("/audit/blocks?shard=64", 400)]
    [InlineData("/audit/blocks?shard=-1", 400)]
    [InlineData("/audit/blocks?shard=7&limit=201", 400)]
    [InlineData("/audit/blocks?shard=7&before=99999999999999999999", 400)]
    [InlineData("/audit/verification", 400)]
    [InlineData("/audit/verification?shard=7&limit=501", 400)]
    [InlineData("/audit/verification?shard=7&limit=0", 400)]
    [InlineData("/audit/verification?shard=7&from=60", 400)]
    [InlineData("/audit/verification?shard=7&from=9223372036854775807", 400)]
    [InlineData("/replay", 400)]
    [InlineData("/replay?id=%00", 400)]
    [InlineData("/replay?id=unknown", 404)]
    public async Task Request_WhenItIsWrong_IsAProblem(string path, int status) => (await Api.Api.GetAsync(_host, path)).IsProblem(status);

    [Fact]
    public async Task Verification_WhenTheLogIsSound_ReadsAllOfIt()
    {
        var (entries, pages) = (0L, 0);
        for (JsonElement? page = null; page is null || page.Value.GetProperty("next").ValueKind != JsonValueKind.Null; pages++)
        {
            var from = page?.GetProperty("next").GetInt64() ?? 0;
            page = await OkAsync("/audit/verification", $"/audit/verification?shard={Shard}&limit=2&from={from}");
            Assert.True(page.Value.GetProperty("isSound").GetBoolean());
            entries += page.Value.GetProperty("entries").GetInt64();
        }

        Assert.Equal((10, 3), (entries, pages));
    }

    [Fact]
    public async Task Verification_OfAShardWithoutBlocks_IsSound()
    {
        var page = await OkAsync("/audit/verification", "/audit/verification?shard=3");

        Assert.Equal((true, -1, -1), (page.GetProperty("isSound").GetBoolean(), page.GetProperty("to").GetInt64(), page.GetProperty("head").GetInt64()));
    }

    [Theory]
    [InlineData("UPDATE blocks SET entries = x'00' WHERE shard = 7 AND number = 2", "COUNT", 2)]
    [InlineData("UPDATE blocks SET entries = replace(entries, CAST('stripe' AS BLOB), CAST('adyen!' AS BLOB)) WHERE shard = 7 AND number = 2", "ENTRY_HASH", 2)]
    [InlineData("UPDATE blocks SET root = randomblob(32) WHERE shard = 7 AND number = 3", "ROOT", 3)]
    [InlineData("UPDATE blocks SET previous_hash = randomblob(32) WHERE shard = 7 AND number = 3", "PREVIOUS_HASH", 3)]
    [InlineData("UPDATE blocks SET previous_hash = x'01' WHERE shard = 7 AND number = 3", "PREVIOUS_HASH", 3)]
    [InlineData("UPDATE blocks SET hash = randomblob(32) WHERE shard = 7 AND number = 1", "HEADER_HASH", 1)]
    [InlineData("UPDATE blocks SET hash = x'' WHERE shard = 7 AND number = 1", "HEADER_HASH", 1)]
    [InlineData("UPDATE blocks SET first_sequence = 77 WHERE shard = 7 AND number = 1", "SEQUENCE", 1)]
    [InlineData("DELETE FROM blocks WHERE shard = 7 AND number = 1", "GAP", 1)]
    [InlineData("DELETE FROM blocks WHERE shard = 7 AND number = 4", "TAIL_MISSING", 4)]
    [InlineData("DELETE FROM heads WHERE shard = 7", "HEAD", null)]
    public async Task Verification_WhenTheFileWasChanged_NamesWhatAndWhere(string sql, string fault, int? block)
    {
        Falsify(sql);

        foreach (var limit in (int[])[1, 2, 500])
        {
            var findings = new List<JsonElement>();
            for (long? from = 0; from is { } start;)
            {
                var page = await OkAsync("/audit/verification", $"/audit/verification?shard={Shard}&limit={limit}&from={start}");
                Assert.Equal(page.GetProperty("isSound").GetBoolean(), page.GetProperty("findings").GetArrayLength() == 0);
                findings.AddRange(page.GetProperty("findings").EnumerateArray());
                from = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
            }

            Assert.Equal(fault, findings[0].GetProperty("fault").GetString());
            Assert.Equal(block, findings[0].GetProperty("block").ValueKind == JsonValueKind.Null ? null : findings[0].GetProperty("block").GetInt32());
        }
    }

    [Fact]
    public async Task Verification_WhenTheStoreBehindTheApiChangesBits_NamesEveryBlock()
    {
        _host.Store.IsDamaged = true;

        var page = await OkAsync("/audit/verification", $"/audit/verification?shard={Shard}");

        Assert.False(page.GetProperty("isSound").GetBoolean());
        Assert.Equal([0L, 1, 2, 3, 4], page.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("block").GetInt64()));
    }

    [Fact]
    public async Task Replay_WhenTheRulesDecidedWhatIsRecorded_Agrees()
    {
        var at = Ledger.Start;
        var opened = Transaction.Decide(null, Whole.Facts.Of("GS", "tx-r", at), new MatchRules(), at);
        var matched = Transaction.Decide(opened.Next, Whole.Facts.Of("BB", "tx-r", at.AddSeconds(2)), new MatchRules(), at.AddSeconds(2));
        await _host.Ledger.WriteAsync(opened.Entry!);
        await _host.Ledger.WriteAsync(matched.Entry!);

        var replay = await OkAsync("/replay", "/replay?id=tx-r");

        Assert.True(replay.GetProperty("agrees").GetBoolean());
        Assert.Equal((2, 2), (replay.GetProperty("entries").GetInt32(), replay.GetProperty("permutations").GetProperty("tried").GetInt32()));
        var detail = await OkAsync("/transactions/{id}", "/transactions/tx-r");
        Assert.Equal(5, detail.GetProperty("compared").GetArrayLength());
        Assert.Equal(2, detail.GetProperty("decision").GetProperty("facts").GetInt32());
        Assert.True(detail.GetProperty("decision").GetProperty("isComplete").GetBoolean());
    }

    [Fact]
    public async Task Replay_WhenSomethingElseIsRecorded_NamesIt()
    {
        var at = Ledger.Start;
        var opened = Transaction.Decide(null, Whole.Facts.Of("GS", "tx-r", at), new MatchRules(), at).Entry!;
        await _host.Ledger.WriteAsync(opened with { After = opened.After with { Status = TransactionStatus.MATCHED } });

        var replay = await OkAsync("/replay", "/replay?id=tx-r");

        Assert.False(replay.GetProperty("agrees").GetBoolean());
        var difference = Assert.Single(replay.GetProperty("differences").EnumerateArray());
        Assert.Equal(("status", "MATCHED", "PENDING"), (difference.GetProperty("field").GetString(), difference.GetProperty("recorded").GetString(), difference.GetProperty("replayed").GetString()));
    }

    /// <summary>The sum is over what was said, not over when it came or how often.</summary>
    [Fact]
    public async Task Detail_WhenFactsComeInAnotherOrder_HasTheSameSum()
    {
        var facts = new[] { Whole.Facts.Of("GS", "tx-s", Ledger.Start) with { PayloadSha256 = new string('1', 64) }, Whole.Facts.Of("BB", "tx-s", Ledger.Start) with { PayloadSha256 = new string('2', 64) } };
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{new string('1', 64)}\n{new string('2', 64)}\n")));

        Assert.Equal(expected, await SumAsync("tx-s", facts));
        Assert.Equal(expected, await SumAsync("tx-t", [facts[1], facts[0], facts[1] with { Position = new HubPosition("bank-events", "0", 99, "99") }]));

        async Task<string?> SumAsync(string id, PaymentEvent[] told)
        {
            TransactionState? state = null;
            foreach (var what in told)
            {
                var decision = Transaction.Decide(state, what with { TransactionId = TransactionId.Of(id) }, new MatchRules(), Ledger.Start);
                if (decision.Entry is { } entry) await _host.Ledger.WriteAsync(entry);
                state = decision.Next;
            }

            return (await OkAsync("/transactions/{id}", $"/transactions/{id}")).GetProperty("decision").GetProperty("inputsSha256").GetString();
        }
    }

    [Fact]
    public async Task Detail_WhenAPersonActed_ShowsWhoAndWhatTheyWrote()
    {
        var at = Ledger.Start;
        var opened = Transaction.Decide(null, Whole.Facts.Of("GS", "tx-a", at) with { OrderId = "o-1", Rail = "card" }, new MatchRules(), at);
        var action = CaseSamples.Action(RealRecon.Core.Operators.OperatorActionKind.Note, 1);
        var acted = Transaction.Decide(opened.Next, action, new MatchRules(), at.AddSeconds(9));
        await _host.Ledger.WriteAsync(opened.Entry!);
        await _host.Ledger.WriteAsync(acted.Entry!);

        var detail = await OkAsync("/transactions/{id}", "/transactions/tx-a");

        Assert.Equal(("o-1", "card"), (detail.GetProperty("orderId").GetString(), detail.GetProperty("rail").GetString()));
        var (first, second) = (detail.GetProperty("timeline")[0], detail.GetProperty("timeline")[1]);
        Assert.Equal("gateway-events", first.GetProperty("event").GetProperty("hub").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("event").ValueKind);
        Assert.Equal((action.Actor, action.Reason), (second.GetProperty("actor").GetString(), second.GetProperty("reason").GetString()));
    }

    private async Task<JsonElement> OkAsync(string template, string path)
    {
        var answer = await Api.Api.GetAsync(_host, path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var schema = OpenApi.GetProperty("paths").GetProperty(template).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(new JsonSchema(OpenApi).Check(schema, answer.Json));
        return answer.Json;
    }

    private void Falsify(string sql)
    {
        using var tool = new SqliteConnection($"Data Source={_folder.In("ledger.db")};Pooling=False");
        tool.Open();
        using var command = tool.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = $"DROP TRIGGER blocks_are_not_changed; DROP TRIGGER blocks_are_not_deleted; {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static JsonElement LoadOpenApi()
    {
        using var stream = typeof(RealRecon.Adapters.Api.RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
