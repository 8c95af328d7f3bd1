using System.Diagnostics;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace RealRecon.Adapters.Sources;

/// <summary>Shows the credential on each try, so that a retry has a token that is still good.</summary>
internal sealed class CredentialHandler(SourceCredential credential, Func<TokenCredential> identity) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (credential)
        {
            case SourceCredential.Header header:
                request.Headers.Remove(header.Name);
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
                break;
            case SourceCredential.Identity own:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(own.Scope, cancellationToken));
                break;
            default:
                throw new UnreachableException(credential.GetType().Name);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> TokenAsync(string scope, CancellationToken cancellation)
    {
        try
        {
            return (await identity().GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token;
        }
        catch (AuthenticationFailedException)
        {
            // Its message may name tenants and endpoints; and the identity endpoint is a service that may be down like any other.
            throw SourceException.Unavailable("The app's own identity got no token for the source.");
        }
    }
}
