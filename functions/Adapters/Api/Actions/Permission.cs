using RealRecon.Adapters.Api.Access;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Who may do what. That nobody approves their own proposal is the entity's to refuse, because only it knows the proposal for sure.</summary>
internal static class Permission
{
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">What for.</param>
    /// <param name="isProposer">The caller made the proposal that stands: they may take it back.</param>
    /// <exception cref="Refusal">The role is missing.</exception>
    public static void Require(Caller caller, OperatorActionKind kind, bool isProposer = false)
    {
        var may = kind switch
        {
            OperatorActionKind.Approve => caller.MayApprove,
            OperatorActionKind.Reject => caller.MayApprove || (isProposer && caller.MayOperate),
            _ => caller.MayOperate,
        };
        if (!may) throw AccessProblem.MissingRole(kind is OperatorActionKind.Approve or OperatorActionKind.Reject ? Roles.Approver : Roles.Operator);
    }
}
