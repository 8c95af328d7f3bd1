namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>Events of one hub that are committed together, and the caller who waits for that.</summary>
internal sealed class AppendRequest(HubDefinition hub, IReadOnlyList<PlacedMessage> messages)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HubDefinition Hub { get; } = hub;

    public IReadOnlyList<PlacedMessage> Messages { get; } = messages;

    public long Bytes { get; } = messages.Sum(placed => (long)placed.Message.Encoded.Length);

    public Task Done => _done.Task;

    public void Succeed() => _done.TrySetResult();

    public void Fail(HubLogException reason) => _done.TrySetException(reason);
}
