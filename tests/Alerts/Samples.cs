using System.Collections.Immutable;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Alerts;

internal static class Samples
{
    public static Notification Word => new()
    {
        Cause = AlertStage.Cause,
        Incident = 3,
        Number = 12,
        Sink = "desk",
        Kind = NotificationKind.Opened,
        Severity = Severity.Error,
        Count = 8000,
        Exposure = ImmutableSortedDictionary<string, long>.Empty.Add("EUR", 1_234_500).Add("JPY", 900),
        Since = AlertStage.Start.AddHours(-2),
        At = AlertStage.Start,
        Examples = ["tx-1", "<!channel> & *bold* `x` [a](http://b)\r\nBcc: all@example.test"],
    };
}
