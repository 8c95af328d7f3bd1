namespace RealRecon.Producers.Scenarios;

/// <summary>An event that has to be refused.</summary>
/// <param name="What">What is wrong with it, in words.</param>
/// <param name="Hub">Where it is sent.</param>
/// <param name="Reason">The word under which GET /api/deadletters lists it.</param>
/// <param name="Sha256">Lower-case hex of the body: how the dead letter is told from others.</param>
public sealed record ExpectedDeadLetter(string What, string Hub, string Reason, string Sha256);
