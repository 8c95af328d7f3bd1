using System.Runtime.CompilerServices;

namespace RealRecon.Tests.Infrastructure;

internal static class Repository
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
