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

    private static IConfiguration Read(bool areOn)
    {
        using var sample = JsonDocument.Parse(Assert.Single(SourceTree.Files("functions/App", "local.settings.sample.json")).Text);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => KeyValuePair.Create(
                (areOn ? value.Name.TrimStart('#') : value.Name).Replace("__", ":", StringComparison.Ordinal),
                value.Value.GetString())))
            .Build();
    }
}
