using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using RealRecon.Core;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Tests.Producers;

public sealed partial class PayloadTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_WhenTheSeedIsTheSame_IsTheSameToTheByte()
    {
        Assert.Equal(Bodies(seed: 11), Bodies(seed: 11));
        Assert.NotEqual(Bodies(seed: 11), Bodies(seed: 12));
    }

    [Fact]
    public void Plan_WhenTenThousandPaymentsAreMade_NoBodyHoldsACardNumber()
    {
        foreach (var body in TenThousand().Events.Select(planned => Encoding.UTF8.GetString(planned.Body)))
        {
            var suspects = DigitRuns().Matches(body).Select(match => match.Value);
            Assert.DoesNotContain(suspects, run => CardNumber.IsIn(run));
        }
    }

    [Fact]
    public void Plan_WhenTenThousandPaymentsAreMade_IdsAreUniqueAndLegal()
    {
        var ids = TenThousand().Expectations.Select(expectation => expectation.TransactionId).ToList();

        Assert.Equal(10_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(TransactionId.TryCreate(id, out _), id));
    }

    [Fact]
    public void Plan_WhenTheScenarioIsSound_EveryBodyParsesAndNamesItsTransactions()
    {
        foreach (var planned in Plan(HappyPathName, 3, 400).Events)
        {
            var text = Encoding.UTF8.GetString(planned.Body);
            Assert.All(planned.Transactions, id => Assert.Contains(id, text, StringComparison.Ordinal));
            if (planned.Provider == CamtPayload.Provider) ReadXml(planned.Body);
            else using (JsonDocument.Parse(planned.Body, new JsonDocumentOptions { AllowDuplicateProperties = false })) { }
        }
    }

    [Theory]
    [InlineData(0, "500", "500")]
    [InlineData(2, "500", "5.00")]
    [InlineData(2, "7", "0.07")]
    [InlineData(3, "12345", "12.345")]
    public void Format_WhenTheCurrencyHasDecimals_WritesExactlyThose(int exponent, string minor, string amount) =>
        Assert.Equal(amount, new PaymentCurrency("ANY", exponent).Format(long.Parse(minor)));

    [Fact]
    public void Batch_WhenItHasSeveralDetails_TheEntryIsTheirSum()
    {
        var payments = Enumerable.Range(1, 3).Select(i => new Payment { Id = $"tx-{i}", OrderId = "o", AmountMinor = i * 1010, Currency = PaymentCurrency.Eur }).ToList();
        var document = new XmlDocument();
        document.LoadXml(Encoding.UTF8.GetString(CamtPayload.Batch(CamtVersion.V8, payments, new Draw(1), Start)));
        var amounts = document.GetElementsByTagName("Amt").Cast<XmlNode>().ToList();

        Assert.Equal("60.60", amounts[0].InnerText);
        Assert.Equal(["10.10", "20.20", "30.30"], amounts.Where(amount => amount.ParentNode!.Name == "TxDtls").Select(amount => amount.InnerText));
    }

    [Theory]
    [InlineData(CamtVersion.V2, "BOOK", false)]
    [InlineData(CamtVersion.V4, "BOOK", true)]
    [InlineData(CamtVersion.V8, "BOOK", true)]
    public void Entries_WhenWrittenForAVersion_KeepTheVersionsOwnForm(CamtVersion version, string status, bool hasAmount)
    {
        var payment = new Payment { Id = "tx-1", OrderId = "o", AmountMinor = 1234, Currency = PaymentCurrency.Kwd };
        var document = new XmlDocument();
        document.LoadXml(Encoding.UTF8.GetString(CamtPayload.Entries(version, [payment], new Draw(1), Start)));

        Assert.EndsWith($".001.0{(int)version}", document.DocumentElement!.NamespaceURI, StringComparison.Ordinal);
        Assert.Equal(status, document.GetElementsByTagName("Sts")[0]!.InnerText);
        Assert.Equal(version == CamtVersion.V8, document.GetElementsByTagName("Sts")[0]!.FirstChild is XmlElement);
        Assert.Equal(hasAmount, document.GetElementsByTagName("TxDtls")[0]!.ChildNodes.Cast<XmlNode>().Any(child => child.Name == "Amt"));
        Assert.Contains("1.234", document.GetElementsByTagName("TxDtls")[0]!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Account_WhenItsCheckDigitsAreComputed_TheyAreRight()
    {
        var moved = LedgerPayload.Account[4..] + LedgerPayload.Account[..4];
        var number = string.Concat(moved.Select(c => char.IsDigit(c) ? c.ToString() : (c - 'A' + 10).ToString()));

        Assert.Equal(1, System.Numerics.BigInteger.Parse(number) % 97);
    }

    private const string HappyPathName = "happy-path";

    private static IEnumerable<string> Bodies(int seed) =>
        ScenarioCatalogue.All.SelectMany(kind => Plan(kind.Name, seed, 20).Events).Select(planned => Convert.ToHexString(planned.Body));

    private static Scenario TenThousand() => Plan(HappyPathName, 5, 10_000);

    private static Scenario Plan(string name, int seed, int payments) =>
        ScenarioCatalogue.Named(name).Plan(new ScenarioSettings { Seed = seed, Start = Start, Payments = payments });

    private static void ReadXml(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
    }

    [GeneratedRegex(@"\d(?:[ -]?\d){12,}")]
    private static partial Regex DigitRuns();
}
