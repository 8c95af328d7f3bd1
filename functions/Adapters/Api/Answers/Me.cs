namespace RealRecon.Adapters.Api.Answers;

/// <param name="Name">As the audit log names them.</param>
/// <param name="Source"><c>local</c> or <c>signedIn</c>.</param>
/// <param name="Roles">Words of <see cref="Access.RoleWords"/>, whatever the sign-in calls them.</param>
/// <param name="May">What follows from the roles.</param>
internal sealed record Me(string Name, string Source, IReadOnlyList<string> Roles, Permissions May);

/// <param name="Read">Everything but the audit log.</param>
/// <param name="Act">Every action but those of the second person, and dead letters.</param>
/// <param name="Approve">What others proposed.</param>
/// <param name="Audit">The audit log.</param>
internal sealed record Permissions(bool Read, bool Act, bool Approve, bool Audit);
