namespace RealRecon.Adapters.Api.Answers;

/// <param name="Status"><c>ok</c> or <c>down</c>.</param>
/// <param name="Checks">Each part: <c>ok</c> or the word for what is wrong.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Checks);
