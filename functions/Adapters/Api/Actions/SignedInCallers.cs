using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>
/// Callers that an Azure Static Web App signed in. It puts the header on every request of a signed-in person and strips it from those of others,
/// so it can be believed as long as the Static Web App is the function app's only caller.
/// </summary>
public sealed class SignedInCallers(RoleNames roles) : ICallers
{
    public const string PrincipalHeader = "x-ms-client-principal";

    /// <summary>Far more than a principal with a hundred roles has.</summary>
    private const int MaxHeaderLength = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public Caller Identify(HttpContext context)
    {
        var headers = context.Request.Headers[PrincipalHeader];
        if (headers.Count == 0) throw ActionProblem.NotSignedIn();
        try
        {
            return headers is [{ Length: > 0 and <= MaxHeaderLength } only] ? Read(Convert.FromBase64String(only)) : throw ActionProblem.NotSignedIn();
        }
        catch (Exception trouble) when (trouble is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw ActionProblem.NotSignedIn();
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
        if (string.IsNullOrEmpty(provider) || !ReferenceText.IsLegal(name, Caller.MaxNameLength)) throw ActionProblem.NotSignedIn();
        return new Caller(name, held.Contains(roles.Operator), held.Contains(roles.Approver));
    }

    private static string NameOf(JsonElement principal)
    {
        var details = principal.TryGetProperty("userDetails", out var given) ? given.GetString() : null;
        var name = string.IsNullOrEmpty(details) ? principal.GetProperty("userId").GetString() : details;
        return string.IsNullOrEmpty(name) ? throw ActionProblem.NotSignedIn() : name;
    }
}
