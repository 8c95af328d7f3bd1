using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using RealRecon.Emulator.Hosting;

namespace RealRecon.Emulator.Simulation;

/// <summary>A small bank and two gateways on a port of their own, so that questions have somebody to answer them (docs/sources.md).</summary>
public sealed class SimulatedWorld : IAsyncDisposable
{
    /// <summary>A whole scenario's postings in one call.</summary>
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    private readonly WebApplication _app;

    private SimulatedWorld(WebApplication app, Uri address, SimulatedService[] services)
    {
        _app = app;
        Address = address;
        (Bank, Stripe, Razorpay) = (services[0], services[1], services[2]);
    }

    /// <summary>Where the control routes are; the services stand below it under their names.</summary>
    public Uri Address { get; }

    public SimulatedService Bank { get; }

    public SimulatedService Stripe { get; }

    public SimulatedService Razorpay { get; }

    /// <param name="port">On loopback; 0 picks a free one.</param>
    /// <param name="time">Decides how long a behaviour lasts.</param>
    /// <exception cref="StartException">The port cannot be had.</exception>
    public static async Task<SimulatedWorld> StartAsync(int port, TimeProvider time)
    {
        SimulatedService[] services = [new("bank", time), new("stripe", time), new("razorpay", time)];
        SimulatedBook[] books = [new(), new(), new()];
        var bank = new SimulatedBank(services[0], books[0]);
        SimulatedGateway[] gateways = [new SimulatedStripe(services[1], books[1]), new SimulatedRazorpay(services[2], books[2])];

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "RealRecon.Simulation" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRouting();
        var app = builder.Build();
        bank.Map(app);
        foreach (var gateway in gateways) gateway.Map(app);
        new SimulationControl(bank, gateways, services, books).Map(app);
        try
        {
            await app.StartAsync();
        }
        catch (Exception trouble) when (trouble is SocketException or IOException { InnerException: AddressInUseException })
        {
            await app.DisposeAsync();
            throw Loopback.Refused(port, "--sim-port", trouble);
        }

        return new SimulatedWorld(app, new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()), services);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }
}
