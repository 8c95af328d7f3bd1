using RealRecon.Core.Normalise.Documents;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>Picks the elements that are used out of a camt.054 document. It knows where things stand, not what they mean.</summary>
internal static class CamtReader
{
    private const string Family = "urn:iso:std:iso:20022:tech:xsd:camt.";
    private const string Prefix = Family + "054.001.";

    public static CamtMessage? Read(XmlCursor x, Refusal refusal)
    {
        if (RefusalOf(x) is { } reason)
        {
            refusal.Add(reason, "Document", "not camt.054.001.02 to .13");
            x.Stop();
            return null;
        }

        var message = new CamtMessage { Schema = x.Namespace[(Family.Length - 5)..] };
        var found = false;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name != "BkToCstmrDbtCdtNtfctn") continue;
            found = true;
            ReadMessage(x, message, refusal);
        }

        if (!found) refusal.Add(RejectionReason.FIELD_MISSING, "BkToCstmrDbtCdtNtfctn", "must be there");
        return message;
    }

    private static RejectionReason? RefusalOf(XmlCursor root)
    {
        var name = root.Namespace;
        if (root.Name != "Document") return RejectionReason.UNKNOWN_FORMAT;
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return name.Length == Prefix.Length + 2 && int.TryParse(name.AsSpan(Prefix.Length), out var version) && version is >= 2 and <= 13
                ? null
                : RejectionReason.SCHEMA_UNKNOWN_VERSION;
        }

        return name.StartsWith(Family, StringComparison.Ordinal) ? RejectionReason.UNSUPPORTED_FORMAT : RejectionReason.UNKNOWN_FORMAT;
    }

    private static void ReadMessage(XmlCursor x, CamtMessage message, Refusal refusal)
    {
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name == "GrpHdr") ReadHeader(x, message);
            else if (x.Name == "Ntfctn") message.Notifications.Add(ReadNotification(x, refusal));
        }
    }

    private static void ReadHeader(XmlCursor x, CamtMessage message)
    {
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name == "MsgId") message.MessageId ??= x.Text();
            else if (x.Name == "CreDtTm") message.CreatedAt ??= x.Text();
        }
    }

    private static CamtNotification ReadNotification(XmlCursor x, Refusal refusal)
    {
        var notification = new CamtNotification();
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            switch (x.Name)
            {
                case "Id": notification.Id ??= x.Text(); break;
                case "CreDtTm": notification.CreatedAt ??= x.Text(); break;
                case "CpyDplctInd": notification.Copy ??= x.Text(); break;
                case "Acct": notification.Account ??= ReadAccount(x); break;
                case "Ntry": notification.Entries.Add(CamtEntryReader.Read(x)); break;
            }

            if (notification.Entries.Count <= Limits.Movements) continue;
            refusal.Add(RejectionReason.TOO_MANY_MOVEMENTS, "Ntry", $"more than {Limits.Movements}");
            x.Stop();
        }

        return notification;
    }

    private static string? ReadAccount(XmlCursor x)
    {
        string? account = null;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name != "Id") continue;
            for (var inner = x.Depth; x.MoveToChild(inner);) account ??= x.Text(orChild: "Id");
        }

        return account;
    }
}
