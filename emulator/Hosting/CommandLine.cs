using System.CommandLine;
using System.CommandLine.Parsing;
using RealRecon.Adapters.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>The emulator's commands and options.</summary>
internal static class CommandLine
{
    private static readonly Option<int> HttpPort = Port("--http-port", "Port of the API and the dashboard; 0 picks a free one.", EmulatorOptions.DefaultHttpPort);
    private static readonly Option<int> AmqpPort = Port("--amqp-port", "Port of the event hubs (AMQP 1.0); 0 picks a free one.", EmulatorOptions.DefaultAmqpPort);

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder that everything is kept in; ':memory:' keeps nothing.",
        DefaultValueFactory = _ => DataFolder.Default,
        HelpName = "DIR",
    };

    private static readonly Option<string> Storage = new("--storage")
    {
        Description = "Where audit log and views go: sqlite, azurite, or the connection string of a storage account.",
        DefaultValueFactory = _ => StorageOptions.Sqlite,
        HelpName = "WHERE",
    };

    private static readonly Option<string?> Anchors = new("--anchors")
    {
        Description = "Where anchors of the audit log go: a folder, a storage connection string, or the https address of a blob container; else a folder in the data folder.",
        HelpName = "WHERE",
    };

    private static readonly Option<string> From = Place("--from", "What is copied: a folder, a storage connection string, or the https address of a table endpoint.");
    private static readonly Option<string> To = Place("--to", "Where to: the same, empty or an earlier copy.");
    private static readonly Option<bool> NoDashboard = new("--no-dashboard") { Description = "Serve the API only." };
    private static readonly Option<int> SimulationPort = Port("--sim-port", "Port of the simulated bank and gateway; 0 picks a free one.", 0);
    private static readonly Option<bool> NoSimulation = new("--no-sim") { Description = "Run no simulated bank and gateway." };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Play the demo scenarios and print expected and observed status." };
    private static readonly Option<bool> Exit = new("--exit") { Description = "With --demo: end after it, with 0 only if all agree." };

    /// <summary>Runs what the arguments ask for and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0) return Refuse(parsed);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("RealRecon on one machine: event hubs, reconciliation, audit log and status API.");
        foreach (var option in (Option[])[HttpPort, AmqpPort, Data, Storage, Anchors, NoDashboard, SimulationPort, NoSimulation, Demo, Exit]) root.Options.Add(option);
        NeedsText(Data, "a folder or :memory:");
        foreach (var place in (Option[])[Anchors, From, To]) NeedsText(place, "a folder, a storage connection string, or an https address");
        root.Validators.Add(result =>
        {
            if (result.GetValue(Exit) && !result.GetValue(Demo)) result.AddError("--exit says what happens after the demo; add --demo");
        });
        root.SetAction((parsed, _) => EndingWithSentence(() => RunCommand.RunAsync(OptionsIn(parsed), parsed.GetValue(Demo), parsed.GetValue(Exit))));

        var verify = new Command("verify", "Walk the audit log in a data folder and name the first thing that is wrong.");
        verify.Options.Add(Data);
        verify.Options.Add(Storage);
        verify.Options.Add(Anchors);
        verify.SetAction((parsed, stop) => EndingWithSentence(
            () => VerifyCommand.RunAsync(parsed.GetValue(Data)!, parsed.GetValue(Storage)!, parsed.GetValue(Anchors), Console.Out, stop)));
        root.Subcommands.Add(verify);

        var copy = new Command("copy", "Copy audit log and dead letters to another storage; views are made anew from the log.");
        copy.Options.Add(From);
        copy.Options.Add(To);
        copy.SetAction((parsed, stop) => EndingWithSentence(() => CopyCommand.RunAsync(parsed.GetValue(From)!, parsed.GetValue(To)!, Console.Out, stop)));
        root.Subcommands.Add(copy);
        return root;
    }

    private static EmulatorOptions OptionsIn(ParseResult parsed) => new()
    {
        HttpPort = parsed.GetValue(HttpPort),
        AmqpPort = parsed.GetValue(AmqpPort),
        Data = parsed.GetValue(Data)!,
        Storage = parsed.GetValue(Storage)!,
        Anchors = parsed.GetValue(Anchors),
        Dashboard = !parsed.GetValue(NoDashboard),
        Simulation = !parsed.GetValue(NoSimulation),
        SimulationPort = parsed.GetValue(SimulationPort),
        Sources = SettingsSource.ReadSources(),
        Sinks = SettingsSource.ReadSinks(),
        Telemetry = SettingsSource.ReadTelemetry(),
        Settings = SettingsSource.Read(parsed.GetValue(Demo) ? EmulatorOptions.DemoSettings : EmulatorOptions.DefaultSettings),
    };

    private static async Task<int> EndingWithSentence(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (StartException trouble)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return 1;
        }
    }

    private static int Refuse(ParseResult parsed)
    {
        var sentence = parsed.UnmatchedTokens is [var unknown, ..]
            ? $"'{unknown}' is not an option or command of the emulator."
            : parsed.Errors[0].Message;
        Console.Error.WriteLine($"{sentence.TrimEnd('.')}; --help lists what there is.");
        return 1;
    }

    private static void NeedsText(Option option, string form) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text)) result.AddError($"{option.Name} takes {form}");
    });

    private static Option<string> Place(string name, string description) => new(name) { Description = description, Required = true, HelpName = "WHERE" };

    private static Option<int> Port(string name, string description, int usual) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        HelpName = "N",
        CustomParser = PortIn,
    };

    private static int PortIn(ArgumentResult argument)
    {
        var text = argument.Tokens is [var token] ? token.Value : "";
        if (ushort.TryParse(text, out var port)) return port;
        argument.AddError($"'{text}' is not a port; write a number from 0 to 65535");
        return 0;
    }
}
