namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>Too much waits to be committed already. Nothing was stored; the sender may try again.</summary>
public sealed class HubLogBusyException() : HubLogException("The hub log has too many events waiting to be written.");
