namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>The hub log cannot do its work: its file cannot be opened, read or written. The message is one sentence for the operator.</summary>
public class HubLogException(string message, Exception? inner = null) : Exception(message, inner);
