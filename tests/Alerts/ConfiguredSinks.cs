using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Alerts;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

/// <summary>The sink <c>desk</c> as the settings describe it, on the real HTTP stack; all that is logged is kept.</summary>
internal sealed class ConfiguredSinks : IAsyncDisposable, ILoggerProvider
{
    private readonly ServiceProvider _services;
    private readonly List<string> _lines = [];

    public ConfiguredSinks(params (string Name, string Value)[] settings) => _services = new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this))
        .AddSingleton<TimeProvider>(new FakeTimeProvider(AlertStage.Start))
        .AddRealReconSinks(Settings(settings))
        .BuildServiceProvider();

    public string Log
    {
        get { lock (_lines) return string.Join('\n', _lines); }
    }

    public static SinkSettings Settings(params (string Name, string Value)[] settings) => SinkSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(
            setting.Name.StartsWith("RealRecon", StringComparison.Ordinal) ? setting.Name : $"RealRecon:Sinks:Desk:{setting.Name}", setting.Value)))
        .Build());

    public Task<DeliveryOutcome> SendAsync(Notification what) =>
        _services.GetRequiredService<SinkDirectory>().SendAsync(what, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public ILogger CreateLogger(string categoryName) => new Lines(this);

    public void Dispose()
    {
    }

    private sealed class Lines(ConfiguredSinks owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (owner._lines) owner._lines.Add($"{formatter(state, exception)} {exception}");
        }
    }
}
