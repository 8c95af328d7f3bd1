namespace RealRecon.Emulator.Entities;

/// <summary>An operation of an entity, without the types of state and payload.</summary>
internal abstract record EntityOperation(string Name, PayloadFormat Payloads);

/// <summary>Changes state and sends messages, within a turn.</summary>
internal sealed record PolicyOperation(string Name, PayloadFormat Payloads, Policy Apply) : EntityOperation(Name, Payloads);

/// <summary>Does I/O between two turns; its result is applied as a further operation.</summary>
internal sealed record IoOperation(
    string Name,
    PayloadFormat Payloads,
    Func<object?, object?, Func<CancellationToken, Task>?> Begin,
    Policy Succeeded,
    Policy Failed) : EntityOperation(Name, Payloads);
