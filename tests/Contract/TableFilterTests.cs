using System.Text.RegularExpressions;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Contract;

/// <summary>
/// Filters of tables are text. A value gets into one through <c>TableClient.CreateQueryFilter</c> alone, which quotes it; whatever else compares may
/// hold no value at all.
/// </summary>
public sealed partial class TableFilterTests
{
    /// <summary>Names of columns cannot go through it. This one comes from the closed set of reasons.</summary>
    private const string ColumnOfAReason = "{ViewRows.ReasonProperty(reason)} eq true";

    public static TheoryData<string, string> Sources => [.. SourceTree.Files("functions/Adapters/Storage/Tables").Select(file => new TheoryDataRow<string, string>(file.Name, file.Text))];

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void Filter_WhereverItIsBuilt_GetsItsValuesQuoted(string file, string text)
    {
        foreach (Match literal in Literal().Matches(text))
        {
            var (content, before) = (literal.Groups["content"].Value, text[..literal.Index]);
            if (!Comparison().IsMatch(content) || content == ColumnOfAReason) continue;
            Assert.True(before.EndsWith("CreateQueryFilter(", StringComparison.Ordinal), $"{file}: {content}");
        }
    }

    [Fact]
    public void Scan_WhenItLooks_FindsTheFiltersThatThereAre()
    {
        var filters = SourceTree.Files("functions/Adapters/Storage/Tables").Sum(file => Literal().Matches(file.Text).Count(literal => Comparison().IsMatch(literal.Groups["content"].Value)));
        Assert.True(filters >= 10, $"{filters}");
    }

    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("' or true or Status eq '")]
    [InlineData("''")]
    public void Filter_WhenAValueLooksLikeAFilter_KeepsItAValue(string hostile)
    {
        var filter = TransactionQuery.Listed(ViewRows.ByTime, new Adapters.Storage.TransactionFilter { Provider = hostile }, ViewRows.ByTime + hostile, null, null)[0];

        Assert.Contains($"'{hostile.Replace("'", "''", StringComparison.Ordinal)}'", filter, StringComparison.Ordinal);
        Assert.Equal(Quoted().Replace(TransactionQuery.Listed(ViewRows.ByTime, new Adapters.Storage.TransactionFilter { Provider = "x" }, ViewRows.ByTime + "x", null, null)[0], "''"), Quoted().Replace(filter, "''"));
    }

    /// <summary>A string literal of one line, with or without holes.</summary>
    [GeneratedRegex("""[$@]*"(?<content>(?:[^"\\\r\n]|\\.)*)["]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\s(eq|ne|gt|ge|lt|le)\s")]
    private static partial Regex Comparison();

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Quoted();
}
