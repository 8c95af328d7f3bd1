using System.Globalization;
using System.Text;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>Which transactions a list shows, and in which order. What is not given does not filter; what is given must all be so.</summary>
/// <param name="Status">Any of these.</param>
/// <param name="Reason">At least one of the transaction's reasons is one of these.</param>
/// <param name="Provider">The gateway's or the bank's.</param>
public sealed record TransactionFilter(Words<TransactionStatus> Status = default, Words<ReasonCode> Reason = default, Words<string> Provider = default)
{
    public Words<MatchState> State { get; init; }

    /// <summary>The gateway's or the bank's.</summary>
    public Words<string> Currency { get; init; }

    public Words<string> Rail { get; init; }

    /// <summary>Whether somebody has to look after it: <see cref="OpenStatuses"/>.</summary>
    public bool? Open { get; init; }

    /// <summary>The gateway's amount, or the bank's where the gateway has not spoken.</summary>
    public MajorAmount? AmountMin { get; init; }

    /// <inheritdoc cref="AmountMin"/>
    public MajorAmount? AmountMax { get; init; }

    /// <summary>The difference without its sign.</summary>
    public MajorAmount? DifferenceMin { get; init; }

    /// <inheritdoc cref="DifferenceMin"/>
    public MajorAmount? DifferenceMax { get; init; }

    /// <summary>Value at risk.</summary>
    public MajorAmount? RiskMin { get; init; }

    /// <summary>Opened then or later.</summary>
    public DateTimeOffset? OpenedAfter { get; init; }

    /// <summary>Opened earlier than that.</summary>
    public DateTimeOffset? OpenedBefore { get; init; }

    /// <inheritdoc cref="OpenedAfter"/>
    public DateTimeOffset? DecidedAfter { get; init; }

    /// <inheritdoc cref="OpenedBefore"/>
    public DateTimeOffset? DecidedBefore { get; init; }

    /// <summary>At least so long between opening and deciding.</summary>
    public TimeSpan? SlowerThan { get; init; }

    public OwnedBy? Owner { get; init; }

    public Snoozed? Snoozed { get; init; }

    public bool? Checking { get; init; }

    public bool? Held { get; init; }

    public bool? Alerted { get; init; }

    /// <summary>People left notes.</summary>
    public bool? Noted { get; init; }

    /// <summary>An action waits for a second person.</summary>
    public bool? Proposed { get; init; }

    public string? OrderId { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Contained in the id, the order or the parent, whatever the case.</summary>
    public string? Text { get; init; }

    /// <summary>No filter of views, but every answer to one is in some order, and a cursor belongs to both.</summary>
    public TransactionSort Sort { get; init; }

    /// <summary>What is open: somebody has to look after it.</summary>
    public static readonly Words<TransactionStatus> OpenStatuses = [TransactionStatus.ALERT, TransactionStatus.MISMATCH];

    /// <summary>The statuses that can pass: all, some, or none.</summary>
    internal IReadOnlyList<TransactionStatus> Statuses =>
        [.. Enum.GetValues<TransactionStatus>().Where(status => Status.LetsPass(status) && (Open is null || OpenStatuses.LetsPass(status) == Open))];

    /// <summary>Everything but the order, with nothing but what the view says.</summary>
    public bool Matches(TransactionView view)
    {
        var (current, verdict) = (view.Current, view.Current.Verdict);
        return Status.LetsPass(current.Status)
            && (Open is null || OpenStatuses.LetsPass(current.Status) == Open)
            && State.LetsPass(verdict.State)
            && (!Reason.Any || verdict.Reasons.Any(Reason.LetsPass))
            && EitherSide(Provider, verdict, static side => side.Provider)
            && EitherSide(Currency, verdict, static side => side.Currency)
            && Lies(current.OpenedAt, OpenedAfter, OpenedBefore)
            && Lies(current.DecidedAt, DecidedAfter, DecidedBefore)
            && (SlowerThan is null || current.DecidedAt - current.OpenedAt >= SlowerThan)
            && MatchesMoney(current)
            && MatchesHandling(current.Handling)
            && MatchesNames(view);
    }

    /// <summary>The same text for the same filter and order only, written as a query; when "now" is has no part in it.</summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        Add("status", Status.ToString());
        Add("reason", Reason.ToString());
        Add("provider", Provider.ToString());
        Add("state", State.ToString());
        Add("currency", Currency.ToString());
        Add("rail", Rail.ToString());
        Add("open", Open);
        Add("amountMin", AmountMin);
        Add("amountMax", AmountMax);
        Add("differenceMin", DifferenceMin);
        Add("differenceMax", DifferenceMax);
        Add("riskMin", RiskMin);
        Add("openedAfter", OpenedAfter?.UtcTicks);
        Add("openedBefore", OpenedBefore?.UtcTicks);
        Add("decidedAfter", DecidedAfter?.UtcTicks);
        Add("decidedBefore", DecidedBefore?.UtcTicks);
        Add("slowerThan", SlowerThan?.Ticks);
        Add("owner", Owner is null ? null : $"={Owner.Name}");
        Add("snoozed", Snoozed?.IsSo);
        Add("checking", Checking);
        Add("held", Held);
        Add("alerted", Alerted);
        Add("noted", Noted);
        Add("proposed", Proposed);
        Add("orderId", OrderId);
        Add("parentId", ParentId);
        Add("text", Text?.ToUpperInvariant());
        Add("sort", Sort);
        return text.ToString();

        void Add(string name, object? value)
        {
            var said = Convert.ToString(value, CultureInfo.InvariantCulture);
            if (!string.IsNullOrEmpty(said)) text.Append(name).Append('=').Append(Uri.EscapeDataString(said)).Append('&');
        }
    }

    private bool MatchesMoney(TransactionSnapshot current)
    {
        if ((AmountMin ?? AmountMax ?? DifferenceMin ?? DifferenceMax ?? RiskMin) is null) return true;
        var verdict = current.Verdict;
        if ((verdict.Gateway ?? verdict.Bank) is not { } side || !Core.Currency.TryGet(side.Currency, out var currency)) return false;
        return Lies(side.AmountMinor, AmountMin, AmountMax, currency)
            && Lies(verdict.DifferenceMinor is { } difference ? Int128.Abs(difference) : null, DifferenceMin, DifferenceMax, currency)
            && Lies(Exposure.AtRisk(current)?.MinorUnits, RiskMin, null, currency);
    }

    private bool MatchesHandling(Handling? handling)
    {
        return (Owner is null || Owner.Name == handling?.Owner)
            && (Snoozed is null || Snoozed.IsSo == (handling?.SnoozedUntil > Snoozed.At))
            && IsSo(Checking, handling is { IsChecking: true })
            && IsSo(Held, handling is { IsHeld: true })
            && IsSo(Alerted, handling is { IsAlerted: true })
            && IsSo(Noted, handling is { Notes: > 0 })
            && IsSo(Proposed, handling is { Proposed: not null });

        static bool IsSo(bool? wanted, bool actual) => wanted is null || wanted == actual;
    }

    private bool MatchesNames(TransactionView view)
    {
        var belonging = view.Current.Belonging;
        return (!Rail.Any || (belonging?.Rail is { } rail && Rail.LetsPass(rail)))
            && (OrderId is null || OrderId == belonging?.OrderId)
            && (ParentId is null || ParentId == belonging?.ParentId)
            && (Text is null || HasText(view.Id.Value) || HasText(belonging?.OrderId) || HasText(belonging?.ParentId));

        bool HasText(string? name) => name?.Contains(Text!, StringComparison.OrdinalIgnoreCase) is true;
    }

    private static bool EitherSide(Words<string> words, Verdict verdict, Func<SideView, string> word) =>
        !words.Any || (verdict.Gateway is { } gateway && words.LetsPass(word(gateway))) || (verdict.Bank is { } bank && words.LetsPass(word(bank)));

    private static bool Lies(DateTimeOffset time, DateTimeOffset? from, DateTimeOffset? before) => (from is null || time >= from) && (before is null || time < before);

    private static bool Lies(Int128? minor, MajorAmount? least, MajorAmount? most, Currency currency)
    {
        if (least is null && most is null) return true;
        return minor is { } amount && !(least?.CompareToMinor(amount, currency) > 0) && !(most?.CompareToMinor(amount, currency) < 0);
    }
}

/// <summary>By the time of opening; ties by id.</summary>
public enum TransactionSort
{
    Newest,
    Oldest,
}

/// <param name="Name">Who looks after it; null for nobody.</param>
public sealed record OwnedBy(string? Name);

/// <param name="IsSo">Whether nobody wants to hear of it for now.</param>
/// <param name="At">When that is.</param>
public sealed record Snoozed(bool IsSo, DateTimeOffset At);
