namespace RealRecon.Core.Normalise.Fields;

/// <summary>Checks references from outside and says which rule one breaks.</summary>
internal static class ReferenceRules
{
    /// <summary>True when it may be stored; otherwise the refusal says why not.</summary>
    public static bool Accept(string text, int maxLength, string field, Refusal refusal)
    {
        if (ReferenceText.IsLegal(text, maxLength)) return true;
        if (CardNumber.IsIn(text)) refusal.Add(RejectionReason.CARD_NUMBER, field, "looks like a payment card number, which is never stored");
        else if (text.Length > maxLength) refusal.Add(RejectionReason.TEXT_TOO_LONG, field, $"longer than {maxLength} characters");
        else refusal.Add(RejectionReason.ID_INVALID, field, "empty, blank at an end, or with control, invisible or private characters");
        return false;
    }

    /// <summary>False for the words and zeros by which banks say that there is no reference.</summary>
    public static bool IsGiven(string? text) =>
        !string.IsNullOrWhiteSpace(text)
        && text.AsSpan().ContainsAnyExcept('0')
        && !text.Equals("NOTPROVIDED", StringComparison.OrdinalIgnoreCase)
        && !text.Equals("NONREF", StringComparison.OrdinalIgnoreCase);
}
