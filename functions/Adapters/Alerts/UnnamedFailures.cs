namespace RealRecon.Adapters.Alerts;

/// <summary>Takes the address out of what went wrong, before anything above can write it down: a webhook's address is often its secret.</summary>
internal sealed class UnnamedFailures : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException trouble)
        {
            throw new HttpRequestException(trouble.HttpRequestError, WordsOf(trouble.HttpRequestError));
        }
    }

    private static string WordsOf(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "Its name is not known",
        HttpRequestError.ConnectionError => "It cannot be reached",
        HttpRequestError.SecureConnectionError => "It has no certificate that is trusted",
        _ => "The connection broke",
    };
}
