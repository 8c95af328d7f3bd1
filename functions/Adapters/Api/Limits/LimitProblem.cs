namespace RealRecon.Adapters.Api.Limits;

/// <summary>Why a request that may be asked is not answered now, or not in this size.</summary>
internal static class LimitProblem
{
    public static Refusal TooManyRequests(int seconds) => new(
        429,
        "too-many-requests",
        "Too many requests",
        "You have used up what one caller may ask of this server in a minute; Retry-After says in how many seconds there is more.") { RetryAfter = seconds };

    public static Refusal TooManyAtOnce(int seconds) => new(
        429,
        "too-many-at-once",
        "Too many exports and verifications at once",
        "This server is busy with as many of them as it takes at a time; ask again after as many seconds as Retry-After says.") { RetryAfter = seconds };

    public static Refusal TooManyParameters(int most) => new(400, "too-many-parameters", "Too many parameters", $"A query has at most {most} parameters.");

    public static Refusal TooLongParameter(int most) => new(400, "parameter-too-long", "A parameter is too long", $"Names and values of parameters have at most {most} characters each.");

    public static Refusal TooLongHeaders(int most) => new(431, "headers-too-large", "The headers are too large", $"All headers together have at most {most} characters.");
}
