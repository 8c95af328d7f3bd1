using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Envelopes;
using RealRecon.Core.Normalise.Formats;

namespace RealRecon.Core.Normalise;

/// <summary>Bytes in, facts or named rejections out. Never throws, whatever the bytes.</summary>
public static class Normaliser
{
    public static Normalised Normalise(HubEvent hubEvent, NormaliseRules rules)
    {
        var findings = new Findings();
        try
        {
            Read(hubEvent, rules, findings);
            return findings.ToNormalised();
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A throw here would be retried for ever and hold the partition behind one event.
            return Normalised.Rejected(RejectionReason.POISON, $"The reader failed on it with {defect.GetType().Name}: a defect of RealRecon.");
        }
    }

    private static void Read(HubEvent hubEvent, NormaliseRules rules, Findings findings)
    {
        if (FormatTable.RefusalOf(hubEvent.Provider) is { } unsupported) findings.Add(unsupported);
        else if (BodyBytes.RefusalOf(hubEvent.Body.Span) is { } unreadable) findings.Add(unreadable);
        else if (BodyBytes.IsXml(hubEvent.Body.Span)) FormatTable.Read(Payload.Of(hubEvent.Body), Delivery.Bare(hubEvent, rules), findings);
        else Envelope.Read(hubEvent, rules, findings);
    }
}
