using System.CommandLine;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.CommandLine;

/// <summary>What every sending command takes.</summary>
internal sealed class SharedOptions
{
    internal Option<string> Connection { get; } = new("--connection")
    {
        Description = "Event Hubs connection string of a namespace; without it, the emulator on this machine.",
        HelpName = "string",
        DefaultValueFactory = _ => ConnectionString.LocalEmulator,
    };

    internal Option<int?> Seed { get; } = NumberOption.Create("--seed", "Decides ids and amounts; without it, a new one each time.", 0, int.MaxValue, "--seed 7");

    internal SharedOptions() => Connection.Validators.Add(result =>
    {
        if (!ConnectionString.TryParse(result.GetValueOrDefault<string>() ?? "", out _, out var problem)) result.AddError(problem);
    });

    internal ConnectionString ConnectionOf(ParseResult parsed) => ConnectionString.Parse(parsed.GetRequiredValue(Connection));

    internal int SeedOf(ParseResult parsed) => parsed.GetValue(Seed) ?? System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);

    internal void AddTo(Command command)
    {
        command.Add(Connection);
        command.Add(Seed);
    }
}
