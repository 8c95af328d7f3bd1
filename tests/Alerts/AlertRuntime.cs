using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Jobs;

namespace RealRecon.Tests.Alerts;

/// <summary>Alert groups and their deliveries on the emulator's runtime, with a file of its own and a clock that stands still.</summary>
internal sealed class AlertRuntime : IAsyncDisposable
{
    private readonly Hosting.TempFolder _folder = new();
    private readonly EntityRuntime _runtime;

    /// <param name="sink">Is told.</param>
    /// <param name="at">What the clock says.</param>
    /// <param name="copyOf">A file to go on from, as a kill left it.</param>
    public AlertRuntime(Func<Notification, CancellationToken, Task<DeliveryOutcome>> sink, DateTimeOffset at, string? copyOf = null)
    {
        Time = new FakeTimeProvider(at);
        if (copyOf is not null)
        {
            foreach (var part in (string[])["", "-wal"]) System.IO.File.Copy(copyOf + part, File + part);
        }

        _runtime = EntityRuntime.Start(
            new EntityRuntimeOptions { File = File },
            [AlertGroupEntity.Kind(new AlertStage().Rules), JobEntity.Kind(new DeliveryJob(new DeliveryRules()), CoreJson.Default, sink)],
            Time,
            NullLogger<EntityRuntime>.Instance);
    }

    public FakeTimeProvider Time { get; }

    public string File => _folder.In("entities.db");

    public static OutboxMessage.Signal Raise(int number) => new(
        AlertStage.Cause.Address, nameof(AlertGroup.Raise), new AlertRaised(AlertStage.Cause, $"tx-{number}", 1, new Money(1, Currency.Of("EUR")), AlertStage.Start, false));

    public static OutboxMessage.Signal Clear(int number) => new(
        AlertStage.Cause.Address, nameof(AlertGroup.Clear), new AlertCleared(AlertStage.Cause, $"tx-{number}", 1, new Money(1, Currency.Of("EUR")), true));

    public Task SendAsync(params IReadOnlyList<OutboxMessage.Signal> signals) => _runtime.SignalAsync(signals, TestContext.Current.CancellationToken);

    /// <summary>Moves the clock; whatever is due by then is committed when this returns.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return SendAsync();
    }

    /// <summary>Waits for what comes from another thread; each empty signal is a turn in which it may have come.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo()) await _runtime.SignalAsync([], patience.Token);
    }

    public AlertGroupState State => JsonSerializer.Deserialize(StateText, CoreJson.Default.AlertGroupState)!;

    public string StateText => (string)Read("SELECT CAST(State AS TEXT) FROM Entities WHERE Address LIKE 'AlertGroup/%'")!;

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _folder.Dispose();
    }

    private object? Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
