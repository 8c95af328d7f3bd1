namespace RealRecon.Emulator.Hosting;

/// <summary>The emulator cannot start or go on. The message is one sentence that says what to do instead.</summary>
public sealed class StartException(string sentence, Exception? inner = null) : Exception(sentence, inner);
