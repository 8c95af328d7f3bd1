using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>One kind of entity: how its state is stored and what its operations do.</summary>
public abstract class EntityKind(string name)
{
    private readonly Dictionary<string, EntityOperation> _operations = new(StringComparer.Ordinal);

    /// <summary>The <see cref="EntityAddress.Name"/> of its entities. Never contains '/'.</summary>
    public string Name { get; } = name;

    /// <summary>Whether what its operations send belongs to the trace of what they were asked by; not where one message is about many others.</summary>
    public bool PassesTracesOn { get; init; } = true;

    internal EntityOperation? Find(string operation) => _operations.GetValueOrDefault(operation);

    /// <summary>The items inside its states; null when they have none.</summary>
    internal abstract EntityItems? Items { get; }

    internal abstract void WriteState(Utf8JsonWriter to, object state);

    internal abstract object ReadState(ReadOnlySpan<byte> json);

    private protected void Add(EntityOperation operation) => _operations.Add(operation.Name, operation);
}

/// <inheritdoc/>
/// <param name="name">See <see cref="EntityKind.Name"/>.</param>
/// <param name="states">How states are stored.</param>
/// <param name="items">What of a state is stored item by item instead; null when nothing is.</param>
public sealed class EntityKind<TState>(string name, JsonTypeInfo<TState> states, EntityItems<TState>? items = null) : EntityKind(name)
    where TState : class
{
    /// <summary>Adds an operation that a policy decides.</summary>
    public EntityKind<TState> On<TPayload>(string operation, JsonTypeInfo<TPayload> payloads, Policy<TState, TPayload> policy)
        where TPayload : class
    {
        Add(new PolicyOperation(operation, new PayloadFormat<TPayload>(payloads), Untyped(policy)));
        return this;
    }

    /// <summary>Adds an operation without payload that a policy decides.</summary>
    public EntityKind<TState> On(string operation, Func<TState?, DateTimeOffset, Step<TState?>> policy)
    {
        Add(new PolicyOperation(operation, PayloadFormat.None, (state, _, _, now) => Untyped(policy((TState?)state, now))));
        return this;
    }

    /// <summary>
    /// Adds an operation that writes its entity's state somewhere. It runs outside the entity's turns, after the commit that asked for it, and again
    /// after a crash: <paramref name="io"/> must bear repetition. Other operations of the entity go on meanwhile, and are counted:
    /// see <see cref="IoBacklog"/>.
    /// </summary>
    /// <param name="operation">Its name.</param>
    /// <param name="payloads">How its request is stored.</param>
    /// <param name="io">Takes what it needs from the state and returns the I/O; null when there is nothing left to do.</param>
    /// <param name="succeeded">Decides what a success changes.</param>
    /// <param name="failed">Decides what an exception changes.</param>
    public EntityKind<TState> OnIo<TPayload>(
        string operation,
        JsonTypeInfo<TPayload> payloads,
        Func<TState?, TPayload, Func<CancellationToken, Task>?> io,
        Policy<TState, TPayload> succeeded,
        Policy<TState, TPayload> failed)
        where TPayload : class
    {
        var success = Untyped(succeeded);
        Add(new IoOperation(operation, new PayloadFormat<TPayload>(payloads))
        {
            Begin = (state, payload) => io((TState?)state, (TPayload)payload!) is not { } write ? null : async cancellation =>
            {
                await write(cancellation);
                return success;
            },
            Failed = Untyped(failed),
            WritesState = true,
            AtOnce = int.MaxValue,
        });
        return this;
    }

    /// <summary>
    /// Adds an operation that asks the outside world. Like <see cref="OnIo"/> it runs after the commit that asked for it, and again after a crash. What
    /// waits for its turn is on disk and holds neither a thread nor its entity in memory.
    /// </summary>
    /// <param name="operation">Its name.</param>
    /// <param name="payloads">How its request is stored.</param>
    /// <param name="call">The I/O; it sees its request alone.</param>
    /// <param name="answered">Decides what the result changes.</param>
    /// <param name="failed">Decides what an exception changes.</param>
    /// <param name="atOnce">How many run at the same time.</param>
    public EntityKind<TState> OnCall<TPayload, TResult>(
        string operation,
        JsonTypeInfo<TPayload> payloads,
        Func<TPayload, CancellationToken, Task<TResult>> call,
        ResultPolicy<TState, TPayload, TResult> answered,
        Policy<TState, TPayload> failed,
        int atOnce)
        where TPayload : class
    {
        Add(new IoOperation(operation, new PayloadFormat<TPayload>(payloads))
        {
            Begin = (_, payload) => async cancellation =>
            {
                var result = await call((TPayload)payload!, cancellation);
                return Untyped<TPayload>((state, request, self, now) => answered(state, request, result, self, now));
            },
            Failed = Untyped(failed),
            WritesState = false,
            AtOnce = atOnce,
        });
        return this;
    }

    internal override EntityItems? Items => items;

    internal override void WriteState(Utf8JsonWriter to, object state) => JsonSerializer.Serialize(to, (TState)state, states);

    internal override object ReadState(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, states) ?? throw new JsonException($"The state of a {Name} is null.");

    private static Policy Untyped<TPayload>(Policy<TState, TPayload> policy)
        where TPayload : class =>
        (state, payload, self, now) => Untyped(policy((TState?)state, (TPayload)payload!, self, now));

    private static Step<object?> Untyped(Step<TState?> step) => new(step.Next, step.Outbox);
}

/// <summary>What an operation does to the state of <paramref name="self"/>. Pure, so that a commit can hold its effects or none.</summary>
public delegate Step<TState?> Policy<TState, in TPayload>(TState? state, TPayload payload, EntityAddress self, DateTimeOffset now)
    where TState : class;

/// <summary>What the result of I/O does to the state of <paramref name="self"/>; pure like a <see cref="Policy{TState,TPayload}"/>.</summary>
public delegate Step<TState?> ResultPolicy<TState, in TPayload, in TResult>(
    TState? state, TPayload payload, TResult result, EntityAddress self, DateTimeOffset now)
    where TState : class;

internal delegate Step<object?> Policy(object? state, object? payload, EntityAddress self, DateTimeOffset now);
