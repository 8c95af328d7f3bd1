using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>Verdicts for the table, one word a line.</summary>
internal static class VerdictText
{
    internal static string Of(Expectation expectation)
    {
        var before = expectation.Before is null ? "" : $"{Of(expectation.Before)}\nthen ";
        return before + Lines(expectation.Status, expectation.Reasons, expectation.DifferenceMinor) + (expectation.IsNeverAlert ? "\nnever ALERT" : "");
    }

    internal static string Of(ObservedVerdict verdict, bool withDifference) => Lines(verdict.Status, verdict.Reasons, withDifference ? verdict.DifferenceMinor : null);

    private static string Lines(string status, IReadOnlyList<string> reasons, long? differenceMinor) =>
        string.Join('\n', [status, .. reasons, .. differenceMinor is { } minor ? [$"difference {minor}"] : Array.Empty<string>()]);
}
