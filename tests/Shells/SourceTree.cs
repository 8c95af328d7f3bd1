using System.Reflection;
using System.Runtime.CompilerServices;
using RealRecon.Adapters.Sweep;
using RealRecon.Core;

namespace RealRecon.Tests.Shells;

/// <summary>The repository's source files as text: what the Azure shell says can be read where its packages cannot be had.</summary>
internal static class SourceTree
{
    private static readonly Assembly[] Known = [typeof(CoreJson).Assembly, typeof(Sweeper).Assembly];

    private static readonly string Root = Path.Combine(Folder(), "..", "..");

    /// <summary>The files of a folder and what is below it.</summary>
    public static List<SourceFile> Files(string folder, string pattern = "*.cs")
    {
        var output = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        return [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains(output, StringComparison.Ordinal))
            .Select(path => new SourceFile(Path.GetFileName(path).Split('.')[0], File.ReadAllText(path)))];
    }

    /// <summary>A file's place on this machine.</summary>
    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(Root, file));

    /// <summary>
    /// The text that an expression stands for: a literal, a nameof, or a constant, of the file's own type where no type is named; null for everything else.
    /// </summary>
    public static string? Constant(string expression, string ownType)
    {
        if (expression.StartsWith('"')) return expression.Trim('"');
        if (expression.StartsWith("nameof(", StringComparison.Ordinal)) return expression[7..^1].Split('.')[^1];
        var parts = expression.Split('.');
        var (type, name) = parts.Length == 1 ? (ownType, parts[0]) : (parts[^2], parts[^1]);
        return Known.SelectMany(assembly => assembly.GetTypes())
            .Where(one => one.Name == type)
            .Select(one => one.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .FirstOrDefault(field => field is { IsLiteral: true } && field.FieldType == typeof(string))?
            .GetRawConstantValue() as string;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

/// <param name="Name">Without folder and extension.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Name, string Text);
