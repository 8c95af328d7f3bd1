using System.Collections.Immutable;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Ingest;

/// <summary>Which letters of an event stand for the parts that are refused now, after it was read again with other rules.</summary>
/// <param name="Known">Why parts are refused whose letters exist, by the letters' keys.</param>
/// <param name="New">Refused parts that no letter stands for.</param>
internal sealed record RefusedParts(IReadOnlyDictionary<string, Rejection> Known, IReadOnlyList<Rejection> New)
{
    /// <param name="letters">All letters of the event, by index.</param>
    /// <param name="rejections">What is refused now.</param>
    public static RefusedParts Of(IReadOnlyList<DeadLetter> letters, ImmutableArray<Rejection> rejections)
    {
        // A part has no name of its own. The same sentence is the same part; what remains is given to the open letters in their order.
        var waiting = letters.Where(letter => letter.Handling is not { What: HandlingKind.Redriven }).OrderBy(letter => letter.Handling is { IsSettled: true }).ToList();
        var known = new Dictionary<string, Rejection>(StringComparer.Ordinal);
        var others = new List<Rejection>();
        foreach (var rejection in rejections)
        {
            if (waiting.Find(letter => Says(letter, rejection)) is { } letter) Give(letter, rejection);
            else others.Add(rejection);
        }

        foreach (var rejection in others.Take(waiting.Count).ToList())
        {
            Give(waiting[0], rejection);
            others.Remove(rejection);
        }

        return new RefusedParts(known, others);

        void Give(DeadLetter letter, Rejection rejection)
        {
            known.Add(letter.Key, rejection);
            waiting.Remove(letter);
        }
    }

    public static string DetailOf(Rejection rejection) => $"{rejection.Reason}: {rejection.Detail}";

    private static bool Says(DeadLetter letter, Rejection rejection) =>
        (letter.Reason == rejection.Reason && letter.Detail == rejection.Detail) || letter.Handling?.Detail == DetailOf(rejection);
}
