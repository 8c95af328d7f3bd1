using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>What one refresh found. Does not change any more, so that all callers can be answered from it.</summary>
internal sealed record PulseState
{
    public required DateTimeOffset AsOf { get; init; }

    /// <inheritdoc cref="SliceBook.CoveredSince"/>
    public required DateTimeOffset CoveredSince { get; init; }

    public required IReadOnlyList<SliceSummary> Slices { get; init; }

    public required OpenFigures Open { get; init; }

    /// <inheritdoc cref="ExceptionBook.IsExact"/>
    public required bool OpenIsExact { get; init; }

    /// <summary>By the gateway's provider; those without a gateway's word are in none.</summary>
    public required IReadOnlyDictionary<string, OpenFigures> OpenByGateway { get; init; }

    public required IReadOnlyList<CaseView> Feeds { get; init; }

    public required IReadOnlyList<CaseView> OpenOrders { get; init; }
}
