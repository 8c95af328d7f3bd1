using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /rules: what decides in this process, as its settings and its rules file left it.</summary>
internal sealed class RulesRoute(RealReconOptions options, TimeProvider time)
{
    public ApiAnswer Answer() => ApiAnswer.Json(RulesInForce.Of(options, time.GetUtcNow()), ApiJson.Default.RulesInForce);
}
