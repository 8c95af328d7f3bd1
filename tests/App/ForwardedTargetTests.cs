using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RealRecon.Functions.Http;

namespace RealRecon.Tests.App;

public sealed class ForwardedTargetTests
{
    [Theory]
    [InlineData("/api/transactions/INV%252F2026%20a/audit?cursor=x%252Fy", "/api/transactions/INV%2F2026%20a/audit?cursor=x%252Fy")]
    [InlineData("/api/transactions/a%252fb", "/api/transactions/a%2Fb")]
    [InlineData("/api/transactions/a%2Fb", "/api/transactions/a%2Fb")]
    [InlineData("/api/health", "/api/health")]
    public void RawTarget_WhenTheHostEscapedAnEscapedSlash_IsAsTheCallerSentIt(string arrived, string sent)
    {
        var context = new DefaultHttpContext();
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        request.RawTarget = arrived;

        ForwardedTarget.Restore(context);

        Assert.Equal(sent, request.RawTarget);
    }
}
