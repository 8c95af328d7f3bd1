using RealRecon.Emulator.Demo;
using Spectre.Console;

namespace RealRecon.Tests.Producers;

public sealed class DemoTests
{
    private const string Matched = """{"status":"MATCHED","reasons":["M00_EXACT"],"differenceMinor":0}""";

    private static readonly DemoPart[] FirstPhase =
        [DemoPart.Slow("happy-path", payments: null), DemoPart.Slow("silent-bank"), DemoPart.Slow("amount-mismatch"), DemoPart.Slow("duplicate-charge")];

    [Fact]
    public async Task Demo_WhenTheApiMatchesEverything_FailsAndTellsTheRightRowsFromTheWrongOnes()
    {
        var (code, output) = await RunAsync([FirstPhase], _ => Matched);

        Assert.Equal(1, code);
        var rows = RowsOf(output);
        Assert.Equal(8, rows.Count(row => row.Contains("happy-path", StringComparison.Ordinal) && row.Contains("| yes", StringComparison.Ordinal)));
        Assert.Equal(1, rows.Count(row => row.Contains("silent-bank", StringComparison.Ordinal) && row.Contains("| NO", StringComparison.Ordinal)));
        Assert.Contains("3 of 11 lines are not as expected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_WhenTransactionsNeverShow_SaysNothingWasSeenAndFails()
    {
        var (code, output) = await RunAsync([FirstPhase], _ => null);

        Assert.Equal(1, code);
        Assert.Contains("nothing", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Theory]
    [InlineData("M09_AUTO_RETRY", 0, "yes")]
    [InlineData("M00_EXACT", 1, "NO")]
    public async Task Demo_WhenAPaymentShouldBeHealedByAsking_AgreesOnlyIfTheMatchSaysSo(string reason, int expected, string agrees)
    {
        var (code, output) = await RunAsync([[DemoPart.Slow("lost-event-healed")]], _ => $$"""{"status":"MATCHED","reasons":["{{reason}}"]}""");

        Assert.Equal(expected, code);
        Assert.Contains($"| {agrees}", Assert.Single(RowsOf(output), row => row.Contains("lost-event-healed", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_WhenAHealedPaymentWasAnAlertMeanwhile_Fails()
    {
        var looks = 0;
        var (code, output) = await RunAsync([[DemoPart.Slow("lost-event-healed")]], _ => looks++ == 0
            ? """{"status":"ALERT","reasons":["BANK_MISSING"]}"""
            : """{"status":"MATCHED","reasons":["M09_AUTO_RETRY"]}""");

        Assert.Equal(1, code);
        Assert.Contains("never ALERT", output, StringComparison.Ordinal);
        Assert.Contains("BANK_MISSING", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, "Opened", 0)]
    [InlineData(39, "Opened", 1)]
    [InlineData(40, "Changed", 1)]
    public async Task Demo_WhenManyHaveOneCause_SumsThemUpAndAsksForOneCaseThatCountsThemAll(int counted, string step, int expected)
    {
        var looks = 0;
        var (code, output) = await RunAsync(
            [[DemoPart.Fast("alert-storm") with { Payments = 40 }]],
            _ => null,
            hub => hub.Events.Any() && looks++ > 0 ? """{"totals":{"MISMATCH":40}}""" : """{"totals":{}}""",
            (hub, route) => hub.Events.Any() && route == "/alert/AMT_SCALE|generic|ledger" ? CaseOf(counted, step) : null,
            ListOf);

        Assert.Equal(expected, code);
        var rows = RowsOf(output);
        Assert.Contains("40 transactions", Assert.Single(rows, row => row.Contains("all so", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(rows, row => row.Contains("alert AMT_SCALE|generic|ledger", StringComparison.Ordinal));
        Assert.Equal(2, rows.Count(row => row.Contains("alert-storm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Demo_WhenThereIsNoSimulation_SaysInASentenceWhatIsMissing()
    {
        var (code, output) = await RunAsync([[DemoPart.Slow("bank-down")]], _ => null, simulates: false);

        Assert.Equal(1, code);
        Assert.Contains("bank-down needs a bank that answers questions", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string CaseOf(int count, string step) =>
        $$"""{"kind":"Alert","key":"AMT_SCALE|generic|ledger","isOpen":true,"code":"AMT_SCALE","count":{{count}},"timeline":[{"at":"2100-01-01T00:00:00Z","kind":"{{step}}","summary":"x"}]}""";

    private static string ListOf(ListeningHub hub)
    {
        var ids = hub.Batches.Select(batch => batch.PartitionKey).Distinct().Select(id => $$"""{"id":"{{id}}","status":"MISMATCH","reasons":["AMT_SCALE"]}""");
        return $$"""{"items":[{{string.Join(',', ids)}}],"next":null}""";
    }

    private static List<string> RowsOf(string output) =>
        [.. output.Split("+-", StringSplitOptions.RemoveEmptyEntries).Where(row => row.Contains('|', StringComparison.Ordinal))];

    private static async Task<(int Code, string Output)> RunAsync(
        IReadOnlyList<IReadOnlyList<DemoPart>> phases,
        Func<string, string?> transaction,
        Func<ListeningHub, string>? live = null,
        Func<ListeningHub, string, string?>? cases = null,
        Func<ListeningHub, string>? list = null,
        bool simulates = true)
    {
        using var hub = new ListeningHub();
        await using var api = await CannedApi.StartAsync(
            transaction, () => live?.Invoke(hub) ?? """{"totals":{}}""", route => cases?.Invoke(hub, route), _ => list?.Invoke(hub), simulates);
        using var output = new StringWriter();
        var context = new DemoContext
        {
            Api = api.Address,
            AmqpPort = hub.Port,
            Phases = phases,
            BankDeadline = TimeSpan.FromMilliseconds(100),
            Outage = TimeSpan.FromMilliseconds(100),
            Patience = TimeSpan.FromMilliseconds(300),
            Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }),
        };
        return (await DemoCommand.RunAsync(context, TestContext.Current.CancellationToken), output.ToString());
    }
}
