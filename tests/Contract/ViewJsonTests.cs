using System.Text.Json.Nodes;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

/// <summary>Rows of views that an earlier version wrote are read for ever.</summary>
public sealed class ViewJsonTests
{
    private static readonly AuditEntry Opened = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start);

    [Fact]
    public void ReadView_WhenItWasWrittenBeforeBelongingsWereKept_BelongsToNothing()
    {
        var row = JsonNode.Parse(ViewJson.Write(ViewProjection.ViewAfter(Opened)))!;
        Assert.True(row["current"]!.AsObject().Remove("belonging"));

        var view = ViewJson.ReadView(row.ToJsonString());

        Assert.Null(view.Current.Belonging);
        Assert.Equal(AuditEntryCodec.EncodeSnapshot(Opened.After), AuditEntryCodec.EncodeSnapshot(view.Current));
    }

    [Fact]
    public void ReadView_WhenTheMovementBelongsToSomething_BringsItBack()
    {
        var entry = Opened with { After = Opened.After with { Belonging = new Belonging(null, "pi_9", null) } };

        Assert.Equal(entry.After.Belonging, ViewJson.ReadView(ViewJson.Write(ViewProjection.ViewAfter(entry))).Current.Belonging);
    }
}
