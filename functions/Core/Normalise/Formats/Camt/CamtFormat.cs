using RealRecon.Core.Normalise.Documents;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>ISO 20022 camt.054, the bank's debit and credit notification, in every version from 2 to 13.</summary>
internal sealed class CamtFormat() : PayloadFormat("camt", Side.Bank)
{
    public override bool Recognises(Payload payload) => payload.IsXml;

    public override void Read(Payload payload, Delivery delivery, Findings findings)
    {
        if (!payload.IsXml)
        {
            findings.Add(RejectionReason.XML_MALFORMED, "The payload of camt is not an XML document.");
            return;
        }

        var refusal = new Refusal();
        CamtMessage? message = null;
        XmlBody.Walk(payload.Xml, root => message = CamtReader.Read(root, refusal), refusal);
        if (refusal.Happened) findings.Add(refusal.First);
        else if (message!.Notifications.Sum(notification => notification.Entries.Count) == 0) findings.Add(RejectionReason.FIELD_MISSING, "Ntry: the notification holds no entry.");
        else CamtMovements.Add(message, delivery, findings);
    }
}
