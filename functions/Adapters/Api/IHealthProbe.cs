namespace RealRecon.Adapters.Api;

/// <summary>One part of the system that can be down. Hosts register those that they have; GET /health asks all of them.</summary>
public interface IHealthProbe
{
    /// <summary>Key in the answer's <c>checks</c>, camelCase.</summary>
    string Name { get; }

    /// <summary>Null when the part works, else one or two plain words for people. A probe that throws or takes too long counts as <c>failed</c> or <c>timeout</c>.</summary>
    Task<string?> FailureAsync(CancellationToken cancellation);
}
