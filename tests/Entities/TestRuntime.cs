using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Entities;

/// <summary>A runtime on a file of its own and a clock that stands still; it can stop, and start again on the same file.</summary>
internal sealed class TestRuntime : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-").FullName;
    private readonly CollectedLog _log = new();
    private EntityRuntime? _runtime;

    public TestRuntime() => Start();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    public TestEntities Entities { get; } = new();

    public int CachedEntities { get; init; } = 1000;

    /// <summary>From the next start on.</summary>
    public int MaxBacklog { get; init; } = 2000;

    public string File => Path.Combine(_folder, "entities.db");

    public EntityRuntime Runtime => _runtime!;

    public IReadOnlyList<string> Errors => _log.Lines;

    public void Start() => _runtime = EntityRuntime.Start(
        new EntityRuntimeOptions { File = File, CachedEntities = CachedEntities, MaxBacklog = MaxBacklog },
        [Entities.Kind],
        Time,
        _log);

    public async Task StopAsync()
    {
        await _runtime!.DisposeAsync();
        _runtime = null;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    public Task SendAsync(params OutboxMessage.Signal[] signals) => _runtime!.SignalAsync(signals, TestContext.Current.CancellationToken);

    /// <summary>Whatever is due by now is committed when this returns: the engine takes due messages before new ones.</summary>
    public Task SettleAsync() => SendAsync();

    /// <summary>Moves the clock and lets everything happen that falls due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SettleAsync();
    }

    /// <summary>Waits for an operation that comes from another thread; each settling is a turn in which it may have run.</summary>
    public async Task UntilSeenAsync(string operation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!Entities.Seen.Contains(operation)) await _runtime!.SignalAsync([], patience.Token);
    }

    /// <summary>The committed state as text; null when there is none.</summary>
    public string? Stored(string key) => (string?)Query($"SELECT CAST(State AS TEXT) FROM Entities WHERE Address = 'Account/{key}'");

    public long StoredBalance(string key) =>
        Stored(key) is { } json ? System.Text.Json.JsonSerializer.Deserialize(json, TestJson.Default.Account)!.Balance : 0;

    public long StoredMessages() => (long)Query("SELECT count(*) FROM Messages")!;

    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null) await _runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private object? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    }

    private sealed class CollectedLog : ILogger<EntityRuntime>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get { lock (_lines) return [.. _lines]; }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }
    }
}
