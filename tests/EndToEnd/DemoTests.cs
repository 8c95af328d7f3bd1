using System.Diagnostics;

namespace RealRecon.Tests.EndToEnd;

/// <summary>The README's first command, as a new user runs it.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Demo_WhenAskedToExit_PlaysEveryScenarioAndReturnsZeroBecauseAllAgree()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "RealRecon.Emulator.dll"), "--demo", "--exit", "--http-port", "0", "--amqp-port", "0", "--data", ":memory:" },
        };
        using var demo = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var output = demo.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = demo.StandardError.ReadToEndAsync(limit.Token);
        await demo.WaitForExitAsync(limit.Token);

        var printed = await output;
        Assert.True(demo.ExitCode == 0, printed + await errors);
        foreach (var word in (string[])["MATCHED", "MISMATCH", "ALERT", "BANK_MISSING", "AMT_UNDER", "DUP_BANK_POSTING", "M06_LATE", "M09_AUTO_RETRY", "DUP_DOUBLE_CHARG", "AMT_SCALE", "10,000 transactions", "FEED_STALE"]) Assert.Contains(word, printed);
    }
}
