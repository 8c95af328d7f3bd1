using System.Net;
using RealRecon.Emulator.Hosting;

namespace RealRecon.Tests.Hosting;

public sealed class DashboardTests : IAsyncLifetime
{
    private const string Start = "<!doctype html><title>RealRecon</title>";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private EmulatorHost? _emulator;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.In("assets"));
        await File.WriteAllTextAsync(_folder.In("index.html"), Start, Stop);
        await File.WriteAllTextAsync(_folder.In("assets/app-1a2b.js"), "1;", Stop);
        await File.WriteAllTextAsync(_folder.In("staticwebapp.config.json"), """{"globalHeaders":{"Content-Security-Policy":"default-src 'self'"}}""", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/inbox?status=ALERT")]
    [InlineData("/alerts/BANK_MISSING%7Cstripe%7C-")]
    [InlineData("/transaction?id=INV%2F2026")]
    [InlineData("/staticwebapp.config.json")]
    public async Task Pages_WhenTheyAreTheDashboardsOwn_AreTheStartPageWithItsHeaders(string address)
    {
        var answer = await AskAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Start, await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Assets_WhenTheyExist_AreKeptForEver()
    {
        var answer = await AskAsync("/assets/app-1a2b.js");

        Assert.Equal("1;", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/.auth/me")]
    public async Task Assets_WhenThereIsNone_AreNotFound(string address) => Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(address)).StatusCode);

    [Theory]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    public async Task Pages_WhenAnAddressPointsOutOfTheFolder_ShowNothingOfWhatIsThere(string address)
    {
        await using var _ = _emulator = await StartAsync(_folder.Path);
        var uri = new Uri($"http://localhost:{_emulator.HttpPort}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        var said = await (await _client.GetAsync(uri, Stop)).Content.ReadAsStringAsync(Stop);

        Assert.Contains(said, (string[])[Start, ""]);
    }

    [Fact]
    public async Task Page_WhenItWasSeen_IsNotSentAgain()
    {
        var first = await AskAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost:{_emulator!.HttpPort}/"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(request, Stop)).StatusCode);
    }

    [Fact]
    public async Task Root_WhenTheDashboardWasNotBuilt_SaysInOneSentenceHowToGetIt()
    {
        _emulator = await StartAsync(_folder.In("nothing"));

        var said = await _client.GetStringAsync(new Uri($"http://localhost:{_emulator.HttpPort}/"), Stop);

        Assert.Contains("install Node.js", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Root_WhenTheDashboardIsNotWanted_IsNothing()
    {
        _emulator = await StartAsync(_folder.Path, isWanted: false);

        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(new Uri($"http://localhost:{_emulator.HttpPort}/"), Stop)).StatusCode);
    }

    [Fact]
    public async Task Api_WhenTheDashboardIsServed_AnswersAsBefore()
    {
        var answer = await AskAsync("/api/nothing");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<EmulatorHost> StartAsync(string folder, bool isWanted = true) => EmulatorHost.StartAsync(
        new EmulatorOptions { HttpPort = 0, AmqpPort = 0, Data = EmulatorOptions.InMemory, Simulation = false, Dashboard = isWanted, DashboardFolder = folder }, cancellation: Stop);

    private async Task<HttpResponseMessage> AskAsync(string address)
    {
        _emulator ??= await StartAsync(_folder.Path);
        return await _client.GetAsync(new Uri($"http://localhost:{_emulator.HttpPort}{address}"), Stop);
    }
}
