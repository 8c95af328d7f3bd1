using System.CommandLine;

namespace RealRecon.Producers.CommandLine;

/// <summary>What every command takes that measures.</summary>
internal sealed class MeasuringOptions
{
    internal Option<Uri> Api { get; } = UrlOption.Create("--api", "Where the engine's API is, for measuring.", "http://localhost:7071");

    internal Option<int?> ProcessId { get; } =
        NumberOption.Create("--pid", "Process whose memory and processor time are reported: the emulator's.", 1, int.MaxValue, "--pid 4711");

    internal Option<string?> Json { get; } = new("--json") { Description = "Also writes the report to this file, as JSON.", HelpName = "file" };

    internal void AddTo(Command command)
    {
        command.Add(Api);
        command.Add(ProcessId);
        command.Add(Json);
    }
}
