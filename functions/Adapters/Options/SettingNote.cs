namespace RealRecon.Adapters.Options;

/// <summary>What people are told of a setting that is read elsewhere than by <see cref="Setting"/>.</summary>
/// <param name="Area">What it belongs to.</param>
/// <param name="Name">As it is written in the environment; <c>{name}</c> stands for a name of one's own.</param>
/// <param name="Form">What to write.</param>
/// <param name="Default">What holds where it is not set; null for nothing, <see cref="Required"/> where it must be set.</param>
/// <param name="Meaning">What it does, without a full stop.</param>
internal sealed record SettingNote(SettingArea Area, string Name, string Form, string? Default, string Meaning)
{
    public const string Required = "required";

    /// <summary>Who reads it; all do unless said otherwise.</summary>
    public SettingReader Readers { get; init; } = SettingReader.Both;

    /// <summary>The last part of the name.</summary>
    public string Member => Name[(Name.LastIndexOf("__", StringComparison.Ordinal) + 2)..];
}

internal enum SettingReader
{
    Both,

    /// <summary>The emulator takes it from its command line, has no need of it, or has its own.</summary>
    FunctionApp,
}
