using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Access;

/// <summary>
/// Callers that an Azure Static Web App signed in. It puts the header on every request of a signed-in person. App Service's own sign-in, which a
/// linked Static Web App switches on, takes it away from everybody else's; whether that stands in front is <see cref="SignIn"/>'s to know.
/// </summary>
public sealed class SignedInCallers(RoleNames roles) : ICallers
{
    public const string PrincipalHeader = "x-ms-client-principal";

    /// <summary>Far more than a principal with a hundred roles has.</summary>
    private const int MaxHeaderLength = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public bool AreBehindPlatform => true;

    public Caller Identify(HttpContext context) => Find(context) ?? throw AccessProblem.NotSignedIn();

    /// <returns>Null where the request carries no principal.</returns>
    /// <exception cref="Refusal">It carries something that is none, or more than one.</exception>
    internal Caller? Find(HttpContext context)
    {
        var headers = context.Request.Headers[PrincipalHeader];
        if (headers.Count == 0) return null;
        try
        {
            return headers is [{ Length: > 0 and <= MaxHeaderLength } only] ? Read(Convert.FromBase64String(only)) : throw AccessProblem.NotSignedIn();
        }
        catch (Exception trouble) when (trouble is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw AccessProblem.NotSignedIn();
        }
    }

    // The provider stands before the name: the same name at two providers is two people, and only two people are four eyes.
    private Caller Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        var principal = document.RootElement;
        var provider = principal.GetProperty("identityProvider").GetString();
        var held = principal.GetProperty("userRoles").EnumerateArray().Select(role => role.GetString()).ToHashSet(StringComparer.Ordinal);
        var name = $"{provider}:{NameOf(principal)}";
        if (string.IsNullOrEmpty(provider) || !ReferenceText.IsLegal(name, Caller.MaxNameLength)) throw AccessProblem.NotSignedIn();
        return new Caller(name, roles.Among(held), CallerSource.SignedIn);
    }

    private static string NameOf(JsonElement principal)
    {
        var details = principal.TryGetProperty("userDetails", out var given) ? given.GetString() : null;
        var name = string.IsNullOrEmpty(details) ? principal.GetProperty("userId").GetString() : details;
        return string.IsNullOrEmpty(name) ? throw AccessProblem.NotSignedIn() : name;
    }
}
