using System.Runtime.CompilerServices;
using System.Text;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Limits;

namespace RealRecon.Tests.Access;

/// <summary>The table of who may ask what, as docs/api.md shows it between two marks. With REALRECON_WRITE_DOCS=1 it is written there anew.</summary>
internal static class AccessDocument
{
    private const string Begin = "<!-- access table: written by tests/Access/AccessDocument.cs -->\n";
    private const string End = "<!-- end of access table -->";

    private static readonly string Path = System.IO.Path.Combine(Folder(), "..", "..", "docs", "api.md");

    public static void IsWritten()
    {
        var document = File.ReadAllText(Path).ReplaceLineEndings("\n");
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, document.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= Begin.Length && end >= begin, "docs/api.md has lost the marks of the table.");
        var expected = Text();
        if (Environment.GetEnvironmentVariable("REALRECON_WRITE_DOCS") == "1") File.WriteAllText(Path, document[..begin] + expected + document[end..]);
        else Assert.True(document[begin..end] == expected, "The table in docs/api.md is not that of AccessTable.cs; run this test with REALRECON_WRITE_DOCS=1.");
    }

    private static string Text()
    {
        var text = new StringBuilder($"| Route | {string.Join(" | ", RoleWords.All.Select(one => $"`{one.Word}`"))} | Budget |\n|---|{string.Concat(RoleWords.All.Select(_ => "---|"))}---|\n");
        foreach (var rule in AccessTable.Rules) text.Append($"| `{rule.Method} {rule.Template}` | {string.Join(" | ", RoleWords.All.Select(one => Mark(rule.Demand, one.Role)))} | {BudgetOf(rule.Cost)} |\n");
        return text.ToString();
    }

    private static string Mark(Demand demand, Roles role) => demand.AnyOf is not { } anyOf ? "open" : anyOf == Roles.None || (anyOf & role) != 0 ? "yes" : "";

    private static string BudgetOf(RequestCost cost) => cost switch
    {
        RequestCost.Read => "reads",
        RequestCost.HeavyRead => "heavy reads",
        RequestCost.LongRead => "heavy reads, at once",
        _ => "actions",
    };

    private static string Folder([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;
}
