using System.Diagnostics;

namespace RealRecon.Tests.Producers;

/// <summary>The real executable: what a person sees.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "happy-path")]
    [InlineData("happypath", "happy-path")]
    [InlineData("happy-path --rate fast", "--rate 100")]
    [InlineData("happy-path --count 0", "--count 20")]
    [InlineData("happy-path --seed -1", "--seed 7")]
    [InlineData("happy-path --colour red", "--help")]
    [InlineData("late-bank --deadline soon", "--deadline 00:00:05")]
    [InlineData("flood --api ftp://x", "--api http://localhost:7071")]
    [InlineData("bank-down --outage never", "--outage 00:00:30")]
    [InlineData("bank-down --api localhost", "--api http://localhost:7071")]
    [InlineData("deadlines --count 0", "--count 100000")]
    [InlineData("deadlines --deadline 00:06:00", "start RealRecon with a shorter one")]
    [InlineData("healing --rate 1", "--rate 1000")]
    [InlineData("flood --mix stripe", "--mix mixed")]
    [InlineData("happy-path --connection Endpoint=sb://h;SharedAccessKeyName=n;SharedAccessKey=k;EntityPath=x", "two are needed")]
    public async Task Producers_WhenAnOptionIsWrong_SaysInOneSentenceWhatToWriteAndEndsWithOne(string arguments, string advice)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.Contains(advice, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Producers_WhenNobodyListens_SaysSoInOneSentence()
    {
        var (code, _, errors) = await RunAsync($"happy-path --connection Endpoint=sb://localhost:{ListeningHub.FreePort()};SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true");

        Assert.Equal(1, code);
        Assert.Contains("dotnet run --project emulator", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Producers_WhenAskedForTheList_NamesEachScenario()
    {
        var (code, output, _) = await RunAsync("list");

        Assert.Equal(0, code);
        Assert.All(["happy-path", "silent-bank", "amount-mismatch", "duplicate-charge", "late-bank", "lost-event-healed", "bank-down", "contradictory-bank", "double-charge", "alert-storm", "stale-feed", "garbage", "flood", "deadlines", "healing"], name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Producers_WhenAScenarioIsPlayed_PrintsWhatToExpectWithinEightyColumns()
    {
        using var hub = new ListeningHub();
        var (code, output, errors) = await RunAsync($"duplicate-charge --seed 7 --connection Endpoint=sb://localhost:{hub.Port};SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("MISMATCH", output, StringComparison.Ordinal);
        Assert.Contains("DUP_BANK_POSTING", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        Assert.Equal(4, hub.Events.Count());
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string arguments)
    {
        // The application host lies beside the tests, where the build puts what they reference.
        var file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "RealRecon.Producers.exe" : "RealRecon.Producers");
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
