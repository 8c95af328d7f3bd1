using System.Text.Json;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>
/// The policy that operators edit as a document, <c>rules.json</c>: what to ask by itself, and when a second person must agree. Read strictly: a
/// word that is misspelt would otherwise be a rule that nobody applies.
/// </summary>
public static class RulesFile
{
    private const string EmbeddedName = "RealRecon.Adapters.Options.rules.json";

    // One class a section; a section that a file leaves out stays as it is by default.
    private static readonly RulesSection[] Sections = [new VersionSection(), new PlaybooksSection(), new ApprovalSection(), new AlertsSection(TimeProvider.System)];

    private static readonly string[] Names = [.. Sections.Select(section => section.Name)];

    /// <summary>The rules that come with RealRecon, on top of <paramref name="options"/>.</summary>
    public static RealReconOptions ApplyEmbedded(RealReconOptions options)
    {
        using var content = typeof(RulesFile).Assembly.GetManifestResourceStream(EmbeddedName)!;
        using var text = new StreamReader(content);
        return Apply(options, text.ReadToEnd(), "the rules that come with RealRecon");
    }

    /// <summary>The rules in a file, on top of <paramref name="options"/>.</summary>
    /// <param name="options">What holds so far.</param>
    /// <param name="setting">What named the file.</param>
    /// <exception cref="SettingException">The file or something in it cannot be used.</exception>
    internal static RealReconOptions ApplyFile(RealReconOptions options, SettingText setting)
    {
        string text;
        try
        {
            text = File.ReadAllText(setting.Value);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingException($"{setting.Name} is '{setting.Value}', which cannot be read; write the path of a rules file.");
        }

        return Apply(options, text, setting.Value);
    }

    private static RealReconOptions Apply(RealReconOptions options, string text, string name)
    {
        using var document = Parse(text, name);
        var members = new RulesNode(name, "", document.RootElement).Members(Names, required: [VersionSection.Member]);
        foreach (var section in Sections)
        {
            if (members.TryGetValue(section.Name, out var node)) options = section.Apply(options, node);
        }

        return options;
    }

    private static JsonDocument Parse(string text, string name)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException trouble)
        {
            throw new SettingException($"{name} is not valid JSON at line {trouble.LineNumber + 1}; correct it there.");
        }
    }
}
