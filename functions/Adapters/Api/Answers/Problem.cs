namespace RealRecon.Adapters.Api.Answers;

/// <summary>An error as RFC 9457 has it.</summary>
/// <param name="Type">Names the kind of problem; stable.</param>
/// <param name="Title">The kind in words, the same for every occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong here and what to do.</param>
/// <param name="Instance">This occurrence, as the logs name it.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Instance);
