using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Feeds;

namespace RealRecon.Tests.Core;

public sealed class CoreJsonTests
{
    [Fact]
    public void AlertCause_InStatesAndSignals_IsWhatItIsMadeOfAndNothingElse() =>
        Check(new AlertCause(ReasonCode.BANK_MISSING, "stripe", "ledger"), CoreJson.Default.AlertCause, "code", "gateway", "feed");

    [Fact]
    public void PaceKey_InStatesAndSignals_IsWhatItIsMadeOfAndNothingElse() =>
        Check(new PaceKey(Side.Bank, "stripe", "card"), CoreJson.Default.PaceKey, "awaitedSide", "provider", "rail");

    private static void Check<T>(T value, JsonTypeInfo<T> type, params string[] members)
    {
        var json = JsonSerializer.Serialize(value, type);
        using var document = JsonDocument.Parse(json);

        Assert.Equal(members, document.RootElement.EnumerateObject().Select(member => char.ToLowerInvariant(member.Name[0]) + member.Name[1..]));
        Assert.Equal(value, JsonSerializer.Deserialize(json, type));
    }
}
