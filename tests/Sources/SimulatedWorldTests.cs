using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Hosting;
using RealRecon.Emulator.Simulation;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Sources;

public sealed class SimulatedWorldTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Book_WhenItIsFull_ForgetsTheOldest()
    {
        var book = new SimulatedBook(2);
        foreach (var id in (string[])["a", "b", "b", "b", "c"]) book.Put(id, ["mark"], JsonElement.Parse($"\"{id}\""));

        Assert.Equal(["b", "c"], book.Marked("mark").Select(told => told.GetString()));
        Assert.Null(book.Find("a"));
    }

    [Fact]
    public async Task Service_WhenItsTimeIsOver_IsHonestAgain()
    {
        var time = new FakeTimeProvider();
        await using var world = await SimulatedWorld.StartAsync(0, time);
        using var control = new SimulationControl(world.Address);
        using var http = new HttpClient { BaseAddress = world.Address };
        await control.BehaveAsync("bank", "down", time.GetUtcNow().AddMinutes(10), Stop);

        var during = await http.GetAsync(new Uri("bank/postings?reference=x", UriKind.Relative), Stop);
        time.Advance(TimeSpan.FromMinutes(10));
        var after = await http.GetAsync(new Uri("bank/postings?reference=x", UriKind.Relative), Stop);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (during.StatusCode, after.StatusCode));
        Assert.Equal("application/problem+json", during.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, world.Bank.Asked);
    }

    [Theory]
    [InlineData("sim/bank/postings", "{}")]
    [InlineData("sim/bank/postings", "[")]
    [InlineData("sim/gateway/stripe/pi_1", "{\"id\":\"pi_2\"}")]
    [InlineData("sim/gateway/adyen/x", "{\"id\":\"x\"}")]
    [InlineData("sim/bank/behaviour", "{\"mode\":\"odd\"}")]
    [InlineData("sim/bank/behaviour", "{\"mode\":\"down\",\"until\":\"soon\"}")]
    [InlineData("sim/moon/behaviour", "{\"mode\":\"down\"}")]
    public async Task Control_WhenItIsToldNonsense_Answers400(string route, string body)
    {
        await using var world = await SimulatedWorld.StartAsync(0, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = world.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await http.PutAsync(new Uri(route, UriKind.Relative), content, Stop)).StatusCode);
    }

    [Fact]
    public async Task Emulator_WhenNoSourcesAreNamed_AsksItsSimulation()
    {
        await using var emulator = await EmulatorHost.StartAsync(Quiet, cancellation: Stop);
        using var control = await SimulationControl.FindAsync(new Uri($"http://localhost:{emulator.HttpPort}"), Stop);
        var payment = new Payment { Id = "tx-1", OrderId = "o-1", AmountMinor = 500, Currency = PaymentCurrency.Eur };
        await control!.PostAsync(LedgerPayload.Booked(payment, LedgerPosting.From(new Draw(1)), DateTimeOffset.UtcNow), Stop);

        Assert.Equal(AnswerOutcome.Found, (await emulator.Sources.AskAsync(SourceStage.About(QuestionKind.BankByReference, "tx-1"), Stop)).Outcome);
    }

    [Fact]
    public async Task Emulator_WhenItRunsNoSimulation_HasNobodyToAsk()
    {
        await using var emulator = await EmulatorHost.StartAsync(Quiet with { Simulation = false }, cancellation: Stop);

        Assert.Null(await SimulationControl.FindAsync(new Uri($"http://localhost:{emulator.HttpPort}"), Stop));
        Assert.Equal(AnswerOutcome.NoSource, (await emulator.Sources.AskAsync(SourceStage.About(QuestionKind.BankByReference, "tx-1"), Stop)).Outcome);
    }

    [Fact]
    public async Task Control_WhenNothingAnswers_SaysSo()
    {
        using var control = new SimulationControl(new Uri("http://127.0.0.1:1"));

        await Assert.ThrowsAsync<ProducerException>(() => control.BehaveAsync("bank", "down", null, Stop));
    }

    private static EmulatorOptions Quiet => new() { HttpPort = 0, AmqpPort = 0, Data = EmulatorOptions.InMemory, Dashboard = false };
}
