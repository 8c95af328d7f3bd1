using RealRecon.Core.Operators;

namespace RealRecon.Tests.Whole;

/// <summary>What people do, in the version that the views show.</summary>
internal static class Actions
{
    public static async Task<OperatorAction> OnAsync(WholeStage stage, string id, OperatorActionKind kind, string actor) => new()
    {
        ActionId = $"{actor}-{kind}-{stage.Now.UtcTicks}",
        Kind = kind,
        Actor = actor,
        Reason = "As agreed.",
        ExpectedVersion = (await stage.FindAsync(id)).Version,
        At = stage.Now,
    };

    /// <summary>Does it, and waits until the views show what came of it.</summary>
    public static async Task ActAsync(this WholeStage stage, string id, OperatorActionKind kind, string actor)
    {
        await stage.ActAsync(id, await OnAsync(stage, id, kind, actor));
        await stage.PassAsync(1);
    }
}
