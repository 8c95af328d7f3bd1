using System.Text.Json;
using System.Text.RegularExpressions;
using RealRecon.Emulator.Hubs;
using YamlDotNet.RepresentationModel;

namespace RealRecon.Tests.Shells;

/// <summary>What can be checked of compose.yaml, Config.json and the Dockerfile where no container engine is.</summary>
public sealed partial class ContainersTests
{
    private static readonly YamlMappingNode Services = (YamlMappingNode)Compose()["services"];

    [Fact]
    public void Config_NamesTheHubsOfTheEmulator()
    {
        using var config = JsonDocument.Parse(Text("emulator/Config.json"));
        var hubs = config.RootElement.GetProperty("UserConfig").GetProperty("NamespaceConfig")[0].GetProperty("Entities").EnumerateArray();

        Assert.Equal(
            HubTopology.Default.Hubs.Select(hub => (hub.Name, $"{hub.PartitionCount}")).Order(),
            hubs.Select(hub => (hub.GetProperty("Name").GetString()!, hub.GetProperty("PartitionCount").GetString()!)).Order());
        Assert.All(hubs, hub => Assert.Contains(hub.GetProperty("ConsumerGroups").EnumerateArray(), group => group.GetProperty("Name").GetString() == "redrive"));
    }

    [Fact]
    public void Compose_NamesEveryImageWithItsTag() =>
        Assert.All(Services.Children.Values, service => Assert.Matches(@"^mcr\.microsoft\.com/[a-z/-]+:[\w.-]+$", Scalar(service["image"])));

    [Fact]
    public void Compose_OpensPortsToThisMachineOnlyAndEachOnce()
    {
        var ports = Services.Children.Values.SelectMany(service => (YamlSequenceNode)service["ports"]).Select(Scalar).ToList();

        Assert.All(ports, port => Assert.Matches(@"^127\.0\.0\.1:\d+:\d+$", port));
        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Fact]
    public void Compose_GivesTheHubsTheConfigBesideIt() =>
        Assert.Equal("./Config.json:/Eventhubs_Emulator/ConfigFiles/Config.json:ro", Scalar(((YamlSequenceNode)Services["eventhubs"]["volumes"]).Single()));

    [Fact]
    public void Dockerfile_StartsWhatItsBuildMakes()
    {
        var file = Text("emulator/Dockerfile");

        Assert.Contains("dotnet publish emulator -c Release -o /app", file, StringComparison.Ordinal);
        Assert.Contains($"/app/{typeof(HubTopology).Assembly.GetName().Name}.dll", file, StringComparison.Ordinal);
        Assert.Equal(typeof(object).Assembly.GetName().Version!.Major.ToString(), Assert.Single(SdkTag().Matches(file)).Groups[1].Value);
    }

    private static YamlMappingNode Compose()
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Text("emulator/compose.yaml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Text(string file) => File.ReadAllText(SourceTree.PathOf(file));

    [GeneratedRegex(@"dotnet/sdk:(\d+)\.0")]
    private static partial Regex SdkTag();
}
