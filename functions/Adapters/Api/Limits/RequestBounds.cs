using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Limits;

/// <summary>How large a request may be, its address and its body aside. What any client of the contract sends lies far below.</summary>
internal static class RequestBounds
{
    /// <summary>More than any route knows.</summary>
    public const int MostParameters = 40;

    /// <summary>Characters of a name or a value; the longest, a cursor, has 1,536.</summary>
    public const int LongestParameter = 2048;

    /// <summary>Characters of all headers together; the longest, a principal, has 16,384.</summary>
    public const int LongestHeaders = 24 * 1024;

    /// <exception cref="Refusal">It is larger.</exception>
    public static void Require(HttpRequest request)
    {
        if (request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > LongestHeaders) throw LimitProblem.TooLongHeaders(LongestHeaders);
        if (request.Query.Sum(one => one.Value.Count) > MostParameters) throw LimitProblem.TooManyParameters(MostParameters);
        if (request.Query.Any(one => one.Key.Length > LongestParameter || one.Value.Any(value => value?.Length > LongestParameter))) throw LimitProblem.TooLongParameter(LongestParameter);
    }
}
