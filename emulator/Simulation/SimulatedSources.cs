using RealRecon.Adapters.Options;

namespace RealRecon.Emulator.Simulation;

/// <summary>The settings by which the simulated services are asked: the emulator's own where the user names no sources.</summary>
internal static class SimulatedSources
{
    public static IConfiguration At(Uri world) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            [Name("bank", "Type")] = "ledger",
            [Name("bank", "Url")] = new Uri(world, "bank").AbsoluteUri,
            [Name("bank", "Key")] = "simulated",
            [Name("stripe", "Type")] = "stripe",
            [Name("stripe", "Url")] = new Uri(world, "stripe").AbsoluteUri,
            [Name("stripe", "Key")] = "simulated",
            [Name("razorpay", "Type")] = "razorpay",
            [Name("razorpay", "Url")] = new Uri(world, "razorpay").AbsoluteUri,
            [Name("razorpay", "Key")] = "simulated:simulated",
        })
        .Build();

    private static string Name(string source, string setting) => $"{RealReconOptions.Section}:Sources:{source}:{setting}";
}
