using RealRecon.Emulator.Demo;
using Spectre.Console;

namespace RealRecon.Tests.Producers;

public sealed class DemoTests
{
    private const string Matched = """{"status":"MATCHED","reasons":["M00_EXACT"],"differenceMinor":0}""";

    [Fact]
    public async Task Demo_WhenTheApiMatchesEverything_FailsAndTellsTheRightRowsFromTheWrongOnes()
    {
        var (code, output) = await RunAsync(_ => Matched);

        Assert.Equal(1, code);
        var rows = output.Split("+-", StringSplitOptions.RemoveEmptyEntries).Where(row => row.Contains('|', StringComparison.Ordinal)).ToList();
        Assert.Equal(8, rows.Count(row => row.Contains("happy-path", StringComparison.Ordinal) && row.Contains("| yes", StringComparison.Ordinal)));
        Assert.Equal(1, rows.Count(row => row.Contains("silent-bank", StringComparison.Ordinal) && row.Contains("| NO", StringComparison.Ordinal)));
        Assert.Contains("4 of 12 transactions are not as expected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_WhenTransactionsNeverShow_SaysNothingWasSeenAndFails()
    {
        var (code, output) = await RunAsync(_ => null);

        Assert.Equal(1, code);
        Assert.Contains("nothing", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    private static async Task<(int Code, string Output)> RunAsync(Func<string, string?> transaction)
    {
        using var hub = new ListeningHub();
        await using var api = await CannedApi.StartAsync(transaction, () => "{}");
        using var output = new StringWriter();
        var context = new DemoContext
        {
            Api = api.Address,
            AmqpPort = hub.Port,
            BankDeadline = TimeSpan.FromMilliseconds(100),
            Patience = TimeSpan.FromMilliseconds(100),
            Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }),
        };
        return (await DemoCommand.RunAsync(context, TestContext.Current.CancellationToken), output.ToString());
    }
}
