using RealRecon.Adapters.Alerts;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

public sealed class SinkDirectoryTests
{
    [Fact]
    public async Task Send_WhenTheSinkThrows_IsTroubleNamedByItsTypeAlone()
    {
        var directory = new SinkDirectory([new ThrowingSink()]);

        var outcome = await directory.SendAsync(Samples.Word with { Sink = "ops" }, TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryOutcome.Trouble("The sink failed (InvalidOperationException)"), outcome);
    }

    private sealed class ThrowingSink : ISink
    {
        public string Name => "ops";

        public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) => throw new InvalidOperationException("smtp://secret@host");
    }
}
