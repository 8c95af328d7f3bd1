using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;

namespace RealRecon.Tests.Shells;

public sealed class LocalSettingsSampleTests
{
    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 2, 1)]
    public void Sample_WhenItsExamplesAreOnOrOff_IsAccepted(bool areOn, int sources, int sinks)
    {
        var settings = Read(areOn);

        Assert.NotEqual(RealReconOptions.Default, RealReconOptions.Read(settings, RealReconOptions.Default));
        Assert.Equal(sources, SourceSettings.Read(settings).Length);
        Assert.Equal(sinks, SinkSettings.Read(settings).Rules.Length);
    }

    [Fact]
    public void Sample_NamesSettingsThatSomethingReads() => Assert.All(Values(), value => Assert.True(SettingNotes.Knows(value.Key.TrimStart('#')), value.Key));

    [Fact]
    public void Sample_HasWhateverTheAppCannotStartWithout()
    {
        var settings = Read(areOn: false);

        Assert.Equal("UseDevelopmentStorage=true", StoreConnection.Read(settings).Storage);
        Assert.NotNull(HubConnection.Read(settings).ConnectionString);
        Assert.All(
            SettingNotes.All.Where(note => note is { Default: SettingNote.Required, Area: SettingArea.Connections }),
            note => Assert.Contains(Values(), value => value.Key == note.Name));
    }

    private static IConfiguration Read(bool areOn) => new ConfigurationBuilder()
        .AddInMemoryCollection(Values().Select(value => KeyValuePair.Create((areOn ? value.Key.TrimStart('#') : value.Key).Replace("__", ":", StringComparison.Ordinal), (string?)value.Value)))
        .Build();

    private static Dictionary<string, string> Values()
    {
        using var sample = JsonDocument.Parse(Assert.Single(SourceTree.Files("functions/App", "local.settings.sample.json")).Text);
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }
}
