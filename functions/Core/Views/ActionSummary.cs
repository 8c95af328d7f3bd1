using System.Diagnostics;
using RealRecon.Core.Audit;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Views;

/// <summary>What a person did to a transaction, in a sentence without its full stop.</summary>
internal static class ActionSummary
{
    public static string Taken(AuditEntry entry)
    {
        if (entry.Action is not { } action) return "Somebody did something";
        return entry.After.Handling?.Proposed?.ActionId == action.ActionId ? ActionWords.Proposed(action) : ActionWords.Taken(action);
    }

    public static string Refused(AuditEntry entry) =>
        entry.Action is { } action ? ActionWords.Refused(action, Why(entry, action)) : "Somebody's action was refused";

    private static string Why(AuditEntry entry, OperatorAction action) => entry.Refusal switch
    {
        null => "",
        ActionRefusal.VersionMoved => ActionWords.MovedOn(action, entry.Version - 1),
        ActionRefusal.NotInThisState => $"its state {entry.After.Verdict.State} does not allow it",
        ActionRefusal.CodeNotAccepted => action.Code is { } code ? $"{code} is no reason code for it" : "it needs a reason code",
        ActionRefusal.NothingProposed => "nothing was proposed",
        ActionRefusal.OwnProposal => "it takes a second person",
        ActionRefusal.NothingToAsk => "there is nothing that could be asked",
        _ => throw new UnreachableException($"{entry.Refusal}"),
    };
}
