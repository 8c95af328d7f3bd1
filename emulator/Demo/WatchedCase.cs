using System.Globalization;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>A case that a scenario expects. The data folder may hold the last demo's, so what counts is what came since the start.</summary>
/// <param name="scenario">Whose it is.</param>
/// <param name="expectation">What is expected of it.</param>
/// <param name="start">When the scenario began (UTC).</param>
/// <param name="before">The case as it was then; null when there was none.</param>
internal sealed class WatchedCase(string scenario, CaseExpectation expectation, DateTimeOffset start, ObservedCase? before) : IWatched
{
    private ObservedCase? _seen;

    public string Scenario => scenario;

    public string Subject => $"{expectation.Kind} {expectation.Key}";

    public string Expected => Lines(expectation.Code, 1, expectation.IsOpen, expectation.Count);

    public string Observed => Openings == 0 ? "nothing" : Lines(expectation.Code, Openings, _seen!.IsOpen, expectation.Count is null ? null : Counted);

    public bool Agrees => Openings == 1 && _seen!.IsOpen == expectation.IsOpen && (expectation.Count is not { } count || count == Counted);

    /// <summary>One that was open already needs no opening.</summary>
    private int Openings => _seen is null ? 0 : _seen.OpeningsSince(start, expectation.Code) + (WasOpen ? 1 : 0);

    private long Counted => _seen!.Count - (WasOpen ? before!.Count : 0);

    private bool WasOpen => before is { IsOpen: true } && before.Code == expectation.Code;

    public async Task LookAsync(StatusApi api, CancellationToken cancellation) =>
        _seen = await api.FindCaseAsync(expectation.Kind, expectation.Key, cancellation) ?? _seen;

    private static string Lines(string code, int openings, bool isOpen, long? count)
    {
        var how = string.Create(CultureInfo.InvariantCulture, $"{code}\n{(openings == 1 ? "one case" : $"opened {openings} times")}, {(isOpen ? "open" : "closed")}");
        return count is { } counted ? how + string.Create(CultureInfo.InvariantCulture, $"\ncounts {counted:N0}") : how;
    }
}
