namespace RealRecon.Tests.Shells;

/// <summary>Pages, or parts of them, that are made from the source. A page that lags behind fails its test, which can also write it.</summary>
internal static class GeneratedText
{
    private const string Switch = "REALRECON_WRITE_DOCS";

    /// <summary>A whole page.</summary>
    public static void AssertIs(string page, string text) => AssertIs(page, _ => text);

    /// <summary>The part of a page between <c>&lt;!-- part --&gt;</c> and <c>&lt;!-- /part --&gt;</c>.</summary>
    public static void AssertHas(string page, string part, string text) => AssertIs(page, found =>
    {
        var (start, end) = ($"<!-- {part} -->\n", $"<!-- /{part} -->");
        var from = found.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return $"{found[..from]}{text}{found[found.IndexOf(end, StringComparison.Ordinal)..]}";
    });

    private static void AssertIs(string page, Func<string, string> made)
    {
        var path = SourceTree.PathOf(page);
        var found = File.Exists(path) ? File.ReadAllText(path) : "";
        var expected = made(found);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, expected);
        else Assert.True(found == expected, $"{page} is not what the source says; run this test with {Switch}=1 in the environment and commit what it wrote.");
    }
}
