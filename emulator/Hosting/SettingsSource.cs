using System.Collections.Immutable;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Emulator.Hosting;

/// <summary>Reads the settings of this run: <c>appsettings.json</c> in the working folder, and above it the environment.</summary>
internal static class SettingsSource
{
    /// <param name="defaults">What holds where nothing is set.</param>
    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static RealReconOptions Read(RealReconOptions defaults) => Using(configuration => RealReconOptions.Read(configuration, defaults));

    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static ImmutableArray<SourceSettings> ReadSources() => Using(SourceSettings.Read);

    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static SinkSettings ReadSinks() => Using(SinkSettings.Read);

    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static TelemetrySettings ReadTelemetry() => Using(TelemetrySettings.Read);

    private static T Using<T>(Func<IConfiguration, T> read)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .Build();
            return read(configuration);
        }
        catch (SettingException trouble)
        {
            throw new StartException(trouble.Message, trouble);
        }
        catch (InvalidDataException trouble)
        {
            throw new StartException("The file appsettings.json in this folder is not valid JSON; correct or remove it.", trouble);
        }
    }
}
