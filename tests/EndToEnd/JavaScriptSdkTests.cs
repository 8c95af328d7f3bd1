using System.Diagnostics;
using System.Text.Json;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.EndToEnd;

/// <summary>What a gateway's developer does first: send with an Azure SDK, read the verdict from the API.</summary>
public sealed class JavaScriptSdkTests
{
    [Fact]
    public async Task Emulator_WhenTheAzureSdkSendsPayments_ServesTheirVerdicts()
    {
        var node = await NodeTools.RequireAsync();
        using var data = new TemporaryFolder();
        await using var emulator = await EmulatorProcess.StartAsync(data.Path, new Dictionary<string, string> { ["RealRecon__BankDeadline"] = "00:00:02" });

        var answer = await RunAsync(node, emulator);

        var transactions = answer.GetProperty("transactions");
        Assert.Equal("MATCHED", Text(transactions.GetProperty("js-match"), "status"));
        Assert.Equal("MISMATCH", Text(transactions.GetProperty("js-under"), "status"));
        Assert.Equal("AMT_UNDER", transactions.GetProperty("js-under").GetProperty("reasons")[0].GetString());
        Assert.Equal(-5000, transactions.GetProperty("js-under").GetProperty("differenceMinor").GetInt64());
        Assert.Equal("MATCHED", Text(transactions.GetProperty("pi_js"), "status"));
        Assert.Equal("stripe", Text(transactions.GetProperty("pi_js").GetProperty("gateway"), "provider"));
        Assert.Equal("ALERT", Text(transactions.GetProperty("js-silent"), "status"));
        var letter = Assert.Single(answer.GetProperty("letters").EnumerateArray());
        Assert.Equal("JSON_MALFORMED", Text(letter, "reason"));
        Assert.Equal("gateway-events", Text(letter, "hub"));
    }

    private static async Task<JsonElement> RunAsync(NodeTools node, EmulatorProcess emulator)
    {
        using var script = Process.Start(node.Script("EndToEnd/js/send-and-read.mjs", emulator.ConnectionString, emulator.Api.GetLeftPart(UriPartial.Authority)))!;
        var output = script.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = script.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(script.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
