using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace RealRecon.Tests.EndToEnd;

/// <summary>kill -9 in the middle of a flood: what was acknowledged is decided and audited once after the restart.</summary>
public sealed class KillTests
{
    private const int Cycles = 3;
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> Settings = new() { ["RealRecon__BankDeadline"] = "00:10:00", ["RealRecon__GatewayDeadline"] = "00:10:00" };

    [Fact]
    public async Task Emulator_WhenKilledInAFlood_LosesNoAcknowledgedEventAndAuditsEachOnce()
    {
        using var data = new TemporaryFolder();
        var acknowledged = new List<(string Transaction, string Side)>();
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await using var emulator = await EmulatorProcess.StartAsync(data.Path, Settings);
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
            acknowledged.AddRange(sender.Acknowledged);
        }

        await using var survivor = await EmulatorProcess.StartAsync(data.Path, Settings);
        using var http = new HttpClient { BaseAddress = survivor.Api };
        foreach (var transaction in acknowledged.GroupBy(ack => ack.Transaction))
        {
            var audit = await AuditOnceAsync(http, transaction.Key, transaction.Select(ack => ack.Side).ToHashSet());
            var keys = audit.Where(body => body.GetProperty("kind").GetString() == "Fact").Select(body => body.GetProperty("event").GetProperty("eventKey").GetString()).ToList();
            Assert.Equal(keys.Distinct(), keys);
        }
    }

    /// <summary>Waits until the sides that were acknowledged are in the transaction's audit, and returns the bodies of its entries.</summary>
    private static async Task<List<JsonElement>> AuditOnceAsync(HttpClient http, string transaction, HashSet<string> sides)
    {
        using var limit = new CancellationTokenSource(SettleLimit);
        while (true)
        {
            using var answer = await http.GetAsync($"/api/transactions/{transaction}/audit", TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var document = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
                var bodies = document.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("body")).ToList();
                var seen = bodies
                    .Where(body => body.TryGetProperty("event", out var cause) && cause.ValueKind == JsonValueKind.Object)
                    .Select(body => body.GetProperty("event").GetProperty("side").GetString()!.ToLowerInvariant())
                    .ToHashSet();
                if (sides.IsSubsetOf(seen)) return bodies;
            }

            Assert.False(limit.IsCancellationRequested, $"{transaction}: an acknowledged event of {string.Join(" and ", sides)} is not in the audit after {SettleLimit}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
