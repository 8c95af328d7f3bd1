namespace RealRecon.Adapters.Options;

/// <summary>A setting cannot be used. The message is one sentence that says what to write instead.</summary>
public sealed class SettingException(string sentence) : Exception(sentence);
