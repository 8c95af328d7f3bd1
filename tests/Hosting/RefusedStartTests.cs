using System.Net;
using System.Net.Sockets;

namespace RealRecon.Tests.Hosting;

/// <summary>Every start that cannot succeed ends with exit code 1 and one sentence that names the remedy.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("--colour", "--help")]
    [InlineData("serve", "--help")]
    [InlineData("--http-port 70000", "0 to 65535")]
    [InlineData("--amqp-port five", "0 to 65535")]
    [InlineData("--storage nonsense", "azurite")]
    [InlineData("--anchors http://account.blob.core.windows.net/anchors", "https address of a blob container")]
    [InlineData("--exit", "--demo")]
    public async Task Start_WhenAnOptionIsWrong_SaysWhatToWrite(string arguments, string remedy) =>
        await AssertRefusedAsync(["--data", _folder.In("data"), .. arguments.Split(' ')], remedy);

    [Fact]
    public async Task Start_WhenAnchorsOfALogThatDoesNotStayAreAskedFor_SaysWhatToWrite() =>
        await AssertRefusedAsync(["--data", ":memory:", "--anchors", _folder.In("anchors"), "--http-port", "0", "--amqp-port", "0"], "name a folder with --data");

    [Theory]
    [InlineData("RealRecon__BankDeadline", "5 minutes", "00:01:00")]
    [InlineData("RealRecon__BankDeadline", "60", "00:01:00")]
    [InlineData("RealRecon__GatewayDeadline", "-00:01:00", "00:01:00")]
    [InlineData("RealRecon__GatewayDeadline", "00:00:00", "00:01:00")]
    [InlineData("RealRecon__ToleranceMinor", "1.5", "whole number")]
    [InlineData("RealRecon__AcceptTestEvents", "yes", "true or false")]
    [InlineData("RealRecon__BankDeadlin", "00:01:00", "RealRecon__BankDeadline")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "http://localhost:4317")]
    public async Task Start_WhenASettingIsWrong_SaysWhatToWrite(string name, string value, string remedy) =>
        await AssertRefusedAsync(["--data", _folder.In("data")], remedy, (name, value));

    [Fact]
    public async Task Start_WhenAppSettingsAreNoJson_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.In("appsettings.json"), "{", TestContext.Current.CancellationToken);
        await using var emulator = EmulatorProcess.Start(["--data", _folder.In("data")], _folder.Path);
        await AssertOneSentenceAsync(emulator, "appsettings.json");
    }

    [Theory]
    [InlineData("--http-port", "--amqp-port")]
    [InlineData("--amqp-port", "--http-port")]
    public async Task Start_WhenAPortIsInUse_NamesItsOption(string taken, string free)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();

        await AssertRefusedAsync(["--data", _folder.In("data"), free, "0", taken, port], $"Port {port} is in use; name another one with {taken}");
    }

    [Fact]
    public async Task Start_WhenAnotherEmulatorHasTheFolder_SaysSoAndLeavesItAlone()
    {
        await using var first = await EmulatorProcess.StartReadyAsync(_folder.In("data"));

        await AssertRefusedAsync(["--data", _folder.In("data"), "--http-port", "0", "--amqp-port", "0"], "Another emulator uses the folder");

        using var client = new HttpClient { BaseAddress = first.Http };
        Assert.Contains("ok", await client.GetStringAsync("/api/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenTheFolderCannotBeMade_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.In("file"), "", TestContext.Current.CancellationToken);

        await AssertRefusedAsync(["--data", _folder.In("file/data")], "cannot be created");
    }

    [Fact]
    public async Task Start_WhenTheLockFileCannotBeOpened_DoesNotBlameAnotherEmulator()
    {
        Directory.CreateDirectory(_folder.In("data"));
        File.CreateSymbolicLink(_folder.In("data/emulator.lock"), "emulator.lock");

        await AssertRefusedAsync(["--data", _folder.In("data"), "--http-port", "0", "--amqp-port", "0"], "cannot be used");
    }

    [Fact]
    public async Task Start_WhenTheFolderHoldsAnotherProgramsFile_SaysSo()
    {
        Directory.CreateDirectory(_folder.In("data"));
        await File.WriteAllTextAsync(_folder.In("data/entities.db"), new string('x', 10_000), TestContext.Current.CancellationToken);

        await AssertRefusedAsync(["--data", _folder.In("data"), "--http-port", "0", "--amqp-port", "0"], "--data");
    }

    [Fact]
    public async Task Start_WhenTheStorageLostWhatTheFolderWrote_SaysSo()
    {
        await PlayedFolder.PlayAsync(_folder.In("data"));
        File.Delete(_folder.In("data/ledger.db"));

        await AssertRefusedAsync(["--data", _folder.In("data"), "--http-port", "0", "--amqp-port", "0"], "as this data folder wrote it");
    }

    [Fact]
    public async Task Start_WhenTheStorageHoldsTheLogOfAnotherFolder_SaysSo()
    {
        await PlayedFolder.PlayAsync(_folder.In("data"));
        File.Delete(_folder.In("data/entities.db"));

        await AssertRefusedAsync(["--data", _folder.In("data"), "--http-port", "0", "--amqp-port", "0"], "not written from this data folder");
    }

    [Fact]
    public async Task Start_WhenTheDataOptionHasNoValue_SaysSo() => await AssertRefusedAsync(["--data"], "--data");

    [Fact]
    public async Task Verify_WhenTheFolderHoldsNoLog_SaysSo() => await AssertRefusedAsync(["verify", "--data", _folder.Path], "holds no audit log");

    [Fact]
    public async Task Verify_WhenThereIsNoFolder_SaysSo() => await AssertRefusedAsync(["verify", "--data", _folder.In("none")], "There is no folder");

    [Fact]
    public async Task Verify_WhenTheLogIsAnotherProgramsFile_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.In("ledger.db"), new string('x', 10_000), TestContext.Current.CancellationToken);

        await AssertRefusedAsync(["verify", "--data", _folder.Path], "is not a RealRecon ledger");
    }

    [Fact]
    public async Task Verify_WhenTheLogIsEmptyFile_SaysSoAndLeavesItEmpty()
    {
        await File.WriteAllTextAsync(_folder.In("ledger.db"), "", TestContext.Current.CancellationToken);

        await AssertRefusedAsync(["verify", "--data", _folder.Path], "is not a RealRecon ledger");

        Assert.Equal(0, new FileInfo(_folder.In("ledger.db")).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertRefusedAsync(string[] arguments, string remedy, params (string, string)[] environment)
    {
        await using var emulator = EmulatorProcess.Start(arguments, environment);
        await AssertOneSentenceAsync(emulator, remedy);
    }

    private static async Task AssertOneSentenceAsync(EmulatorProcess emulator, string remedy)
    {
        Assert.Equal(1, await emulator.ExitCodeAsync());
        Assert.Equal("", emulator.Output);
        var sentence = emulator.Errors.TrimEnd();
        Assert.Contains(remedy, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }
}
