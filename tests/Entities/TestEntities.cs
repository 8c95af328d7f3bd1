using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Entities;

public sealed record Account(long Balance, string History = "");

public sealed record Entry(long Amount, string Text = "");

[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Entry))]
internal sealed partial class TestJson : JsonSerializerContext;

/// <summary>A small kind of entity that shows what the runtime does: accounts that add, forward, schedule, fail and write.</summary>
internal sealed class TestEntities
{
    private readonly List<string> _seen = [];

    /// <summary>What the I/O operation does; null when there is nothing to do.</summary>
    public Func<Account?, Entry, Func<CancellationToken, Task>?> Io { get; set; } = (_, _) => _ => Task.CompletedTask;

    /// <summary>Every operation that ran, in order, whether or not it was committed.</summary>
    public string[] Seen
    {
        get { lock (_seen) return [.. _seen]; }
    }

    public EntityKind Kind => new EntityKind<Account>("Account", TestJson.Default.Account)
        .On("Add", TestJson.Default.Entry, (state, entry, self, _) => new(Add(state, entry, self), []))
        .On("Forward", TestJson.Default.Entry, (state, entry, self, _) => new(Add(state, entry, self), [To(entry.Text, "Add", entry.Amount, self.Key)]))
        .On("Remind", TestJson.Default.Entry, (state, entry, self, now) =>
            new(state, [new OutboxMessage.Signal(self, "Add", entry with { Text = "reminded" }, now.AddSeconds(entry.Amount))]))
        .On("Fail", TestJson.Default.Entry, (_, _, _, _) => throw new InvalidOperationException("as told"))
        .On("Close", (_, _) => new(null, []))
        .OnIo(
            "Write",
            TestJson.Default.Entry,
            (state, entry) => Io(state, entry),
            succeeded: (state, entry, self, _) => new(Add(state, entry with { Text = "written" }, self), []),
            failed: (state, entry, self, now) =>
                new(Add(state, new Entry(0, "failed"), self), [new OutboxMessage.Signal(self, "Write", entry, now.AddSeconds(1))]));

    public static OutboxMessage.Signal To(string key, string operation, long amount = 1, string text = "") =>
        new(new EntityAddress("Account", key), operation, new Entry(amount, text));

    private Account Add(Account? state, Entry entry, EntityAddress self)
    {
        lock (_seen) _seen.Add($"{self.Key}+{entry.Amount}{entry.Text}");
        return new Account((state?.Balance ?? 0) + entry.Amount, $"{state?.History}{entry.Text}{entry.Amount};");
    }
}
