namespace RealRecon.Adapters.Api.Access;

/// <summary>Why somebody is not let in.</summary>
internal static class AccessProblem
{
    private const string NotSignedInWord = "not-signed-in";
    private const string NotSignedInTitle = "Nobody is signed in";

    public static Refusal NotSignedIn() => new(401, NotSignedInWord, NotSignedInTitle, "Sign in first; the request carries no valid principal.");

    /// <summary>On Azure without the platform's sign-in in front, anybody could write the header that says who they are.</summary>
    public static Refusal Unprotected() => new(
        401,
        NotSignedInWord,
        NotSignedInTitle,
        "The platform's sign-in does not stand in front of this function app, so nobody can be believed. Link it to its Static Web App, or switch App Service authentication on.");

    public static Refusal NotFromHere() => Forbidden("The emulator answers only this machine, addressed as localhost, 127.0.0.1 or [::1].");

    public static Refusal MissingRole(Roles anyOf) =>
        Forbidden($"You are signed in, but this needs the role {string.Join(" or ", RoleWords.Of(anyOf))}. Ask whoever hands out the roles.");

    private static Refusal Forbidden(string detail) => new(403, "forbidden", "Not allowed", detail);
}
