using System.Text.Json;
using RealRecon.Tests.Alerts;

namespace RealRecon.Tests.EndToEnd;

/// <summary>The real process, a real webhook and real operators: what heals by itself, what people hear of, and what they do about it.</summary>
public sealed class AlertingTests
{
    [Fact]
    public async Task Emulator_WhenEventsAreLostAndABankIsSilent_HealsTheOnesAndPagesOnceForTheOthers()
    {
        string[] lost = [.. Enumerable.Range(0, 10).Select(i => $"lost-{i}")];
        string[] silent = [.. Enumerable.Range(0, 60).Select(i => $"silent-{i}")];
        using var data = new TemporaryFolder();
        await using var receiver = await SinkReceiver.OpenAsync();
        var pages = new PagedWords(receiver);
        await using (var emulator = await EmulatorProcess.StartAsync(data.Path, pages.Settings))
        {
            await using var world = await EmulatorClient.OfAsync(emulator);
            await world.LoseEventsAsync(lost);
            await world.CaptureAsync([.. lost, .. silent]);

            await world.UntilAsync(lost, "MATCHED", "M09_AUTO_RETRY");
            await world.UntilAsync(silent, "ALERT", "BANK_MISSING");
            await EmulatorClient.UntilAsync(() => Task.FromResult(pages.Of("opened").Count > 0), "a page");
            await EmulatorClient.UntilAsync(async () => (await AlertAsync(world)).GetProperty("count").GetInt32() == silent.Length, "all of them to be in one incident");
            await ActAsync(world, silent);

            await world.BookAsync(silent[25..]);
            await world.UntilAsync(silent[25..], "MATCHED", "M06_LATE");
            await EmulatorClient.UntilAsync(() => Task.FromResult(pages.Of("closed").Count > 0), "the page to be closed");

            var opened = Assert.Single(pages.Of("opened"));
            Assert.Equal("BANK_MISSING", opened.GetProperty("code").GetString());
            Assert.Equal(opened.GetProperty("incidentKey").GetString(), Assert.Single(pages.Of("closed")).GetProperty("incidentKey").GetString());
            await EmulatorClient.UntilAsync(async () => !(await AlertAsync(world)).GetProperty("isOpen").GetBoolean(), "the incident to be closed");
        }

        await AssertSoundAsync(data.Path);
    }

    [Fact]
    public async Task Emulator_WhenKilledInItsChecksAndInADelivery_StillPagesAndClosesOnce()
    {
        string[] silent = [.. Enumerable.Range(0, 30).Select(i => $"silent-{i}")];
        using var data = new TemporaryFolder();
        await using var receiver = await SinkReceiver.OpenAsync();
        var pages = new PagedWords(receiver);
        await using (var first = await EmulatorProcess.StartAsync(data.Path, pages.Settings))
        {
            await using var world = await EmulatorClient.OfAsync(first);
            await world.CaptureAsync(silent);
            await EmulatorClient.UntilAsync(() => HasAnswersAsync(world, silent), "the bank to be asked");
            await first.KillAsync();
        }

        // The receiver takes the word, but the sender does not live to hear it.
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answers.Enqueue(async context =>
        {
            taken.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using (var second = await EmulatorProcess.StartAsync(data.Path, pages.Settings))
        {
            await taken.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            await second.KillAsync();
        }

        await using (var third = await EmulatorProcess.StartAsync(data.Path, pages.Settings))
        {
            await using var world = await EmulatorClient.OfAsync(third);
            await world.UntilAsync(silent, "ALERT", "BANK_MISSING");
            await EmulatorClient.UntilAsync(() => Task.FromResult(receiver.Received.Count > 1), "the page to be sent again");
            await world.BookAsync(silent);
            await world.UntilAsync(silent, "MATCHED", "M06_LATE");
            await EmulatorClient.UntilAsync(() => Task.FromResult(pages.Of("closed").Count > 0), "the page to be closed");
            await AssertAskedOnceAsync(world, silent);
        }

        Assert.Single(pages.Of("opened"));
        Assert.Single(pages.Of("closed"));
        Assert.Empty(pages.Of("escalated"));
        await AssertSoundAsync(data.Path);
    }

    private static async Task<JsonElement> AlertAsync(EmulatorClient world) => Assert.Single((await world.GetAsync("/cases?kind=Alert")).GetProperty("items").EnumerateArray());

    private static async Task ActAsync(EmulatorClient world, string[] silent)
    {
        var version = (await world.FindAsync(silent[0]))!.Value.GetProperty("version").GetInt64();
        var body = $$"""{"action":"force-match","reason":"Seen on paper.","version":{{version}}}""";

        // C103, and C102 with what changed.
        Assert.Equal(400, (await world.PostAsync($"/transactions/{silent[0]}/actions", $$"""{"action":"force-match","version":{{version}}}""")).Status);
        Assert.Equal(202, (await world.PostAsync($"/transactions/{silent[0]}/actions", body)).Status);
        var (status, conflict) = await world.PostAsync($"/transactions/{silent[0]}/resolve", $$"""{"code":"M07_MANUAL","reason":"Seen, too.","version":{{version}}}""", "ben");
        Assert.Equal((409, "RESOLVED"), (status, conflict.GetProperty("currentStatus").GetString()));
        Assert.Contains(conflict.GetProperty("changes").EnumerateArray(), change => change.GetProperty("actor").GetString() == "ada");

        var many = $$""" "ids":{{JsonSerializer.Serialize(silent[1..25])}},"action":"write-off" """;
        var (_, preview) = await world.PostAsync("/transactions/bulk/preview", $"{{{many}}}");
        Assert.Equal((24, 48_000), (preview.GetProperty("count").GetInt32(), preview.GetProperty("exposure").GetProperty("EUR").GetInt64()));
        var (_, done) = await world.PostAsync("/transactions/bulk", $$"""{{{many}},"reason":"Too small.","token":"{{preview.GetProperty("token").GetString()}}"}""");
        Assert.Equal(24, done.GetProperty("outcomes").GetProperty("done").GetInt32());
        await world.UntilAsync(silent[1..25], "RESOLVED", "WRITE_OFF");
    }

    private static async Task<bool> HasAnswersAsync(EmulatorClient world, string[] ids)
    {
        foreach (var id in ids)
        {
            if (await world.FindAsync(id) is { } shown && shown.GetProperty("timeline").EnumerateArray().Any(item => item.GetProperty("kind").GetString() == "Answer")) return true;
        }

        return false;
    }

    /// <summary>Each question of each try has one answer on record.</summary>
    private static async Task AssertAskedOnceAsync(EmulatorClient world, string[] ids)
    {
        foreach (var id in ids)
        {
            var bodies = (await world.GetAsync($"/transactions/{id}/audit")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("body")).ToList();
            var answers = bodies.Where(body => body.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.Object).Select(body => body.GetProperty("answer")).ToList();
            Assert.Equal(6, answers.Count(answer => answer.GetProperty("answer").GetProperty("outcome").GetString() == "NotFound"));
            Assert.Equal(Enumerable.Range(1, bodies.Count), bodies.Select(body => body.GetProperty("version").GetInt32()));
        }
    }

    private static async Task AssertSoundAsync(string folder)
    {
        await using var verify = Hosting.EmulatorProcess.Start(["verify", "--data", folder]);
        Assert.True(await verify.ExitCodeAsync() == 0, verify.Output + verify.Errors);
    }
}
