using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Tests.Options;

public sealed class RulesFileTests : IDisposable
{
    private readonly Hosting.TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Default_AsItComes_AsksWhatIsPromised()
    {
        var rules = RealReconOptions.Default.Match;

        Assert.Equal(
            [
                "AMT_UNDER: GatewayFee",
                "BANK_MISSING: BankByReference, BankByAmountAndDay",
                "BANK_PENDING_TOO_LONG: BankByReference, BankByAmountAndDay",
                "DUP_DOUBLE_CHARGE: GatewayRefunds",
                "GATEWAY_MISSING: GatewayById",
                "GW_FAILED_LATER: GatewayById, BankByReference",
                "REVERSAL_WITHOUT_ORIGINAL: GatewayById",
                "STS_BANK_RETURNED: GatewayById, BankByReference",
                "STS_GW_FAILED_BANK_OK: GatewayById, BankByReference",
                "STS_GW_PENDING_BANK_OK: GatewayById, BankByReference",
                "STS_GW_REVERSED_BANK_OK: GatewayById, BankByReference",
            ],
            rules.Playbooks.ByReason.Select(entry => $"{entry.Key}: {string.Join(", ", entry.Value.Ask)}").Order(StringComparer.Ordinal));
        Assert.All(rules.Playbooks.ByReason.Values, playbook => Assert.Equal(
            (3, 0, 20, TimeSpan.FromMinutes(30)), (playbook.Attempts, playbook.FirstWaitPercent, playbook.BackoffPercent, playbook.LongestOutage)));
        Assert.Equal(1, rules.Version);
        Assert.False(rules.Approval.NeedSecondPerson(new Money(long.MaxValue, Currency.Of("EUR"))));
        Assert.Equal(new MatchRules { AsksGates = true }, rules with { Playbooks = Playbooks.None, Approval = ApprovalRules.None });
    }

    [Fact]
    public void Rules_WhenAFileIsNamed_ReplaceTheSectionsThatItHas()
    {
        var rules = Read("""
            {
              "version": 7,
              "playbooks": { "BANK_MISSING": { "ask": ["bank-by-reference"], "attempts": 5, "firstWaitPercent": 10, "backoffPercent": 50, "longestOutage": "00:10:00" } },
              "approval": { "above": { "EUR": "1000.00", "JPY": "5000", "KWD": "0.5", "INR": "0" }, "otherCurrencies": true }
            }
            """);

        Assert.Equal(7, rules.Version);
        var (reason, playbook) = Assert.Single(rules.Playbooks.ByReason);
        Assert.Equal((ReasonCode.BANK_MISSING, 5, 10, 50, TimeSpan.FromMinutes(10)),
            (reason, playbook.Attempts, playbook.FirstWaitPercent, playbook.BackoffPercent, playbook.LongestOutage));
        Assert.Equal([BankByReference], playbook.Ask);
        Assert.Equal(
            new Dictionary<string, long> { ["EUR"] = 100_000, ["JPY"] = 5000, ["KWD"] = 500, ["INR"] = 0 }.ToImmutableDictionary(), rules.Approval.AboveMinor);
        Assert.True(rules.Approval.OtherCurrencies);
    }

    [Fact]
    public void Rules_WhenAFileLeavesASectionOut_KeepTheDefault()
    {
        var rules = Read("""{ "version": 2 }""");

        Assert.Equal(RealReconOptions.Default.Match with { Version = 2 }, rules);
    }

    [Fact]
    public void Rules_WhenAPlaybookSaysOnlyWhatItMust_KeepTheUsualWaits()
    {
        var playbook = Read("""{ "version": 2, "playbooks": { "GATEWAY_MISSING": { "ask": ["gateway-by-id"], "attempts": 1 } } }""").Playbooks.For(ReasonCode.GATEWAY_MISSING)!;

        Assert.Equal((0, 20, TimeSpan.FromMinutes(30)), (playbook.FirstWaitPercent, playbook.BackoffPercent, playbook.LongestOutage));
    }

    [Theory]
    [InlineData("""[]""", "the document must be an object; write { … }.")]
    [InlineData("""{}""", "version is missing; write it.")]
    [InlineData("""{ "version": 1, "playbook": {} }""", "playbook is not known; there are version, playbooks, approval, alerts.")]
    [InlineData("""{ "version": 1, "version": 2 }""", "version is there twice; write it once.")]
    [InlineData("""{ "version": 0 }""", "version is 0; write a whole number from 1 to 1000000.")]
    [InlineData("""{ "version": 1.0 }""", "version is 1.0; write a whole number from 1 to 1000000.")]
    [InlineData("""{ "version": "1" }""", "version is \"1\"; write a whole number from 1 to 1000000.")]
    public void Rules_WhenTheDocumentIsWrong_AreRefusedWithItsPlace(string text, string sentence) => AssertRefused(text, sentence);

    [Theory]
    [InlineData("BANK_GONE", """{}""", "playbooks.BANK_GONE is not a reason; write one of AMT_FEE_SHAPED, ")]
    [InlineData("38", """{}""", "playbooks.38 is not a reason; ")]
    [InlineData("AMT_SCALE", """{}""", "playbooks.AMT_SCALE always goes straight to people; remove it.")]
    [InlineData("DUP_CONFLICT", """{}""", "playbooks.DUP_CONFLICT always goes straight to people; remove it.")]
    [InlineData("SIGNATURE_INVALID", """{}""", "playbooks.SIGNATURE_INVALID always goes straight to people; remove it.")]
    [InlineData("CCY_DIFF", """{}""", "playbooks.CCY_DIFF is a reason with which no question helps; remove it (questions help with ")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference"] }""", "playbooks.BANK_MISSING.attempts is missing; write it.")]
    [InlineData("BANK_MISSING", """{ "ask": [], "attempts": 1 }""", "playbooks.BANK_MISSING.ask is empty; ")]
    [InlineData("BANK_MISSING", """{ "ask": "bank-by-reference", "attempts": 1 }""", "playbooks.BANK_MISSING.ask must be a list; write [ … ].")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference", "gateway-fee"], "attempts": 1 }""",
        "playbooks.BANK_MISSING.ask[1] is 'gateway-fee', which does not fit BANK_MISSING; write bank-by-reference or bank-by-amount-and-day or gateway-by-id.")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference", "bank-by-reference"], "attempts": 1 }""",
        "playbooks.BANK_MISSING.ask[1] asks 'bank-by-reference' again; write each question once.")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference"], "attempts": 21 }""", "playbooks.BANK_MISSING.attempts is 21; write a whole number from 1 to 20.")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference"], "attempts": 1, "backoffPercent": 0 }""",
        "playbooks.BANK_MISSING.backoffPercent is 0; write a whole number from 1 to 100.")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference"], "attempts": 1, "longestOutage": "30" }""",
        "playbooks.BANK_MISSING.longestOutage is \"30\"; write a duration of at most 1.00:00:00 as \"hours:minutes:seconds\", such as \"00:01:00\".")]
    [InlineData("BANK_MISSING", """{ "ask": ["bank-by-reference"], "attempts": 1, "retries": 2 }""",
        "playbooks.BANK_MISSING.retries is not known; there are ask, attempts, firstWaitPercent, backoffPercent, longestOutage.")]
    public void Rules_WhenAPlaybookIsWrong_AreRefusedWithItsPlace(string reason, string playbook, string sentence) =>
        AssertRefused($$"""{ "version": 1, "playbooks": { "{{reason}}": {{playbook}} } }""", sentence);

    [Theory]
    [InlineData("""{ "above": { "EURO": "1" } }""", "approval.above.EURO is not a currency; write an ISO 4217 code such as EUR.")]
    [InlineData("""{ "above": { "EUR": 1000 } }""", "approval.above.EUR must be text in quotation marks.")]
    [InlineData("""{ "above": { "EUR": "1000.001" } }""", "approval.above.EUR is '1000.001'; write an amount with at most 2 decimals as text, such as \"1000.00\".")]
    [InlineData("""{ "above": { "EUR": "-1" } }""", "approval.above.EUR is '-1'; ")]
    [InlineData("""{ "above": { "EUR": "1." } }""", "approval.above.EUR is '1.'; ")]
    [InlineData("""{ "above": { "JPY": "1.0" } }""", "approval.above.JPY is '1.0'; write an amount with at most 0 decimals as text, such as \"100000\".")]
    [InlineData("""{ "otherCurrencies": "yes" }""", "approval.otherCurrencies must be true or false.")]
    public void Rules_WhenAnApprovalIsWrong_AreRefusedWithItsPlace(string approval, string sentence) =>
        AssertRefused($$"""{ "version": 1, "approval": {{approval}} }""", sentence);

    [Fact]
    public void Rules_WhenTheFileIsNoJson_AreRefusedWithTheLine()
    {
        var refused = Assert.Throws<SettingException>(() => Read("{\n  \"version\": 1,\n  oops\n}"));

        Assert.EndsWith("rules.json is not valid JSON at line 3; correct it there.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.json")]
    [InlineData("")]
    public void Rules_WhenTheFileCannotBeRead_AreRefusedWithTheSetting(string path)
    {
        var refused = Assert.Throws<SettingException>(() => ReadFrom(path));

        Assert.Equal($"RealRecon__Rules is '{path}', which cannot be read; write the path of a rules file.", refused.Message);
    }

    private void AssertRefused(string text, string sentence)
    {
        var refused = Assert.Throws<SettingException>(() => Read(text));

        Assert.Contains($"rules.json: {sentence}", refused.Message, StringComparison.Ordinal);
    }

    private MatchRules Read(string text)
    {
        var path = _folder.In("rules.json");
        File.WriteAllText(path, text);
        return ReadFrom(path);
    }

    private static MatchRules ReadFrom(string path) => RealReconOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("RealRecon:Rules", (string?)path)]).Build(), RealReconOptions.Default).Match;
}
