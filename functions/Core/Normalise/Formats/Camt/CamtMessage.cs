namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>A camt.054 message as written: texts that nobody has checked yet. Absent elements are null.</summary>
internal sealed class CamtMessage
{
    /// <summary><c>camt.054.001.08</c>.</summary>
    public required string Schema { get; init; }

    public string? MessageId { get; set; }

    public string? CreatedAt { get; set; }

    public List<CamtNotification> Notifications { get; } = [];
}

/// <summary><c>Ntfctn</c>: the entries of one account.</summary>
internal sealed class CamtNotification
{
    public string? Id { get; set; }

    public string? CreatedAt { get; set; }

    /// <summary>CODU, COPY or DUPL: the bank repeats what it has said.</summary>
    public string? Copy { get; set; }

    /// <summary>IBAN or other account number. Only ever hashed.</summary>
    public string? Account { get; set; }

    public List<CamtEntry> Entries { get; } = [];
}

/// <summary><c>Ntry</c>: one line of the account.</summary>
internal sealed class CamtEntry
{
    /// <summary>What is already wrong with its structure.</summary>
    public Refusal Refusal { get; } = new();

    public CamtAmount? Amount { get; set; }

    public string? Direction { get; set; }

    public string? Status { get; set; }

    public string? Reversal { get; set; }

    public string? BookingDate { get; set; }

    public string? ValueDate { get; set; }

    public string? BankReference { get; set; }

    public string? SubFamily { get; set; }

    public List<CamtTransaction> Transactions { get; } = [];
}

/// <summary><c>TxDtls</c>: one payment of an entry. A batch entry and its details are the same money.</summary>
internal sealed class CamtTransaction
{
    public CamtAmount? Amount { get; set; }

    /// <summary><c>AmtDtls/TxAmt</c>, the only place for the amount in version 2.</summary>
    public CamtAmount? DetailAmount { get; set; }

    public string? Direction { get; set; }

    public string? BankReference { get; set; }

    public string? EndToEndId { get; set; }

    public string? Uetr { get; set; }

    public string? InstructionId { get; set; }

    public string? BankTransactionId { get; set; }

    public string? CreditorReference { get; set; }

    public string? SubFamily { get; set; }

    /// <summary>There is return information: money that came back.</summary>
    public bool HasReturnInformation { get; set; }
}

/// <summary><c>Amt</c> with its attribute <c>Ccy</c>.</summary>
internal sealed record CamtAmount(string Text, string? Currency);
