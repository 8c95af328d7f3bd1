using System.Text.Json.Serialization;

namespace RealRecon.Core.Operators;

/// <summary>Why an operator's action had no effect.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionRefusal>))]
public enum ActionRefusal
{
    /// <summary>The transaction moved on after the person looked at it.</summary>
    VersionMoved,

    /// <summary>What it is now does not allow it: a match is not resolved, what nobody resolved is not reopened.</summary>
    NotInThisState,

    /// <summary>Not a reason code of this action.</summary>
    CodeNotAccepted,

    /// <summary>There is no proposed action to agree to or to turn down.</summary>
    NothingProposed,

    /// <summary>The second person has to be another one.</summary>
    OwnProposal,

    /// <summary>Nobody could be asked anything.</summary>
    NothingToAsk,
}
