using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace RealRecon.Tests.EndToEnd;

/// <summary>kill -9 in the middle of a flood, again and again: what was acknowledged is decided and audited once, and silence still alerts.</summary>
public sealed class KillTests
{
    private const int Cycles = 3;
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(90);

    // Short, so that deadlines pass while nobody runs and while events wait for the restart.
    private static readonly Dictionary<string, string> Settings = new() { ["RealRecon__BankDeadline"] = "00:00:02", ["RealRecon__GatewayDeadline"] = "00:00:02" };

    [Fact]
    public async Task Emulator_WhenKilledInAFlood_LosesNoAcknowledgedEventAndAuditsEachOnce()
    {
        using var data = new TemporaryFolder();
        var acknowledged = new List<(string Transaction, string Side)>();
        var broken = 0;
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var sender = await KillInAFloodAsync(data.Path, cycle);
            acknowledged.AddRange(sender.Acknowledged);
            broken += sender.AcknowledgedBroken.Count;
        }

        await using (var survivor = await EmulatorProcess.StartAsync(data.Path, Settings))
        {
            using var http = new HttpClient { BaseAddress = survivor.Api };
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(SettleLimit);
            var alerts = 0;
            foreach (var transaction in acknowledged.GroupBy(ack => ack.Transaction, ack => ack.Side))
            {
                if (await CheckAsync(http, transaction.Key, [.. transaction], limit.Token) == "ALERT") alerts++;
            }

            Assert.NotEqual(0, alerts);
            await CheckLettersAsync(http, broken, limit.Token);
        }

        await using var verify = Hosting.EmulatorProcess.Start(["verify", "--data", data.Path]);
        Assert.True(await verify.ExitCodeAsync() == 0, verify.Output + verify.Errors);
    }

    private static async Task<AcknowledgedSender> KillInAFloodAsync(string folder, int cycle)
    {
        await using var emulator = await EmulatorProcess.StartAsync(folder, Settings);
        var sender = new AcknowledgedSender(emulator.AmqpPort, $"kill-{cycle}");
        using var stop = new CancellationTokenSource();
        var sending = sender.SendAsync(0, stop.Token);
        while (sender.Acknowledged.Count < 500 * (cycle + 1))
        {
            // A sender that broke down would be waited for without end.
            if (sending.IsCompleted) await sending;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await emulator.KillAsync();
        await stop.CancelAsync();
        await sending.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        return sender;
    }

    /// <summary>Waits for the transaction's last status and checks its audit; returns the status.</summary>
    private static async Task<string> CheckAsync(HttpClient http, string transaction, HashSet<string> acknowledged, CancellationToken limit)
    {
        var (entries, status) = await SettledAsync(http, transaction, acknowledged, limit);
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.GetProperty("version").GetInt32()));
        var told = entries.Where(HasEvent).Select(KeyOf).ToList();
        Assert.Equal(told.Distinct(), told);
        Assert.Equal(told.Count == 2 ? "MATCHED" : "ALERT", status);
        return status;
    }

    /// <summary>Asks until the acknowledged sides are in the audit and the transaction waits for nothing.</summary>
    private static async Task<(List<JsonElement> Entries, string Status)> SettledAsync(HttpClient http, string transaction, HashSet<string> acknowledged, CancellationToken limit)
    {
        for (; ; await Task.Delay(50, limit))
        {
            using var answer = await http.GetAsync($"/api/transactions/{transaction}/audit", limit);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var trail = await answer.Content.ReadFromJsonAsync<JsonElement>(limit);
            var entries = trail.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("body")).ToList();
            var status = entries[^1].GetProperty("after").GetProperty("status").GetString()!;
            if (status != "PENDING" && acknowledged.IsSubsetOf(entries.Where(HasEvent).Select(SideOf))) return (entries, status);
        }
    }

    /// <summary>Each unreadable event has exactly one letter. One that was not acknowledged may have been kept, too.</summary>
    private static async Task CheckLettersAsync(HttpClient http, int acknowledged, CancellationToken limit)
    {
        var letters = new List<string>();
        string? next = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/api/deadletters?limit=100{(next is null ? "" : $"&cursor={next}")}", limit);
            letters.AddRange(page.GetProperty("items").EnumerateArray().Select(letter => $"{letter.GetProperty("partition")}/{letter.GetProperty("offset")}"));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(letters.Count, letters.Distinct().Count());
        Assert.True(letters.Count >= acknowledged, $"{acknowledged} unreadable events were acknowledged, {letters.Count} are dead letters.");
    }

    private static bool HasEvent(JsonElement entry) => entry.GetProperty("event").ValueKind == JsonValueKind.Object;

    private static string KeyOf(JsonElement entry) => entry.GetProperty("event").GetProperty("eventKey").GetString()!;

    private static string SideOf(JsonElement entry) => entry.GetProperty("event").GetProperty("side").GetString()!.ToLowerInvariant();
}
