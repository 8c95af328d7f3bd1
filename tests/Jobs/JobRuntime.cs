using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Jobs;

namespace RealRecon.Tests.Jobs;

/// <summary>The emulator's runtime with owners and runs, on a file of its own and a clock that stands still.</summary>
internal sealed class JobRuntime : IAsyncDisposable
{
    private readonly Hosting.TempFolder _folder = new();
    private readonly EntityRuntime _runtime;

    /// <param name="source">Answers questions.</param>
    /// <param name="at">What the clock says.</param>
    /// <param name="copyOf">A file to go on from, with what SQLite keeps beside it; null for a new one.</param>
    /// <param name="options">Changes the runtime's limits.</param>
    /// <param name="callsAtOnce">As in <see cref="JobEntity"/>.</param>
    public JobRuntime(
        Func<Question, CancellationToken, Task<Answer>> source,
        DateTimeOffset at,
        string? copyOf = null,
        Func<EntityRuntimeOptions, EntityRuntimeOptions>? options = null,
        int callsAtOnce = JobEntity.CallsAtOnce)
    {
        Time = new FakeTimeProvider(at);
        if (copyOf is not null)
        {
            foreach (var part in (string[])["", "-wal"]) System.IO.File.Copy(copyOf + part, File + part);
        }

        var configured = new EntityRuntimeOptions { File = File };
        _runtime = EntityRuntime.Start(
            options?.Invoke(configured) ?? configured,
            [OwnerEntity.Kind, JobEntity.Kind(new ResolutionJob(), CoreJson.Default, source, callsAtOnce)],
            Time,
            NullLogger<EntityRuntime>.Instance);
    }

    public FakeTimeProvider Time { get; }

    public string File => _folder.In("entities.db");

    public Task SendAsync(params OutboxMessage.Signal[] signals) => _runtime.SignalAsync(signals, TestContext.Current.CancellationToken);

    /// <summary>Moves the clock; whatever is due by then is committed when this returns.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return SendAsync();
    }

    /// <summary>Waits for what comes from another thread; each empty signal is a turn in which it may have come.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo()) await _runtime.SignalAsync([], patience.Token);
    }

    public IReadOnlyList<string> Heard(string key) =>
        Read($"SELECT CAST(State AS TEXT) FROM Entities WHERE Address = 'Owner/{key}'") is string json
            ? JsonSerializer.Deserialize(json, OwnerJson.Default.OwnerState)!.Heard
            : [];

    /// <summary>How many owners heard this exactly once.</summary>
    public long Owners(string what) => (long)Read(
        $"SELECT count(*) FROM Entities WHERE Address LIKE 'Owner/%' AND length(CAST(State AS TEXT)) - length(replace(CAST(State AS TEXT), '{what}', '')) = {what.Length}")!;

    public long Runs => (long)Read("SELECT count(*) FROM Entities WHERE Address LIKE 'Resolution/%'")!;

    public long Messages => (long)Read("SELECT count(*) FROM Messages")!;

    /// <summary>The highest number of a message on disk: a new step has a new one, the end none.</summary>
    public long LastMessage => Read("SELECT max(Id) FROM Messages") as long? ?? 0;

    /// <summary>Whether a question is asked for or under way.</summary>
    public bool IsCalling => (long)Read("SELECT count(*) FROM Messages WHERE DueTicks IS NULL")! > 0;

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
