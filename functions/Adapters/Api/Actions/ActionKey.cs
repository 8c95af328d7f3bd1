using System.Buffers;
using Microsoft.AspNetCore.Http;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>The name of an action, by which it takes effect once however often it is sent.</summary>
/// <param name="Value">The name.</param>
/// <param name="IsGiven">The caller chose it, so an earlier request may have used it.</param>
internal readonly record struct ActionKey(string Value, bool IsGiven)
{
    public const int MaxLength = 64;

    private const string Header = "Idempotency-Key";

    private static readonly SearchValues<char> Legal = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <param name="request">May name it in a header.</param>
    /// <param name="inBody">May name it too; then they agree.</param>
    /// <param name="maxLength">Most characters that this route has room for.</param>
    /// <exception cref="Refusal">It is not a key, or there are two.</exception>
    public static ActionKey Of(HttpRequest request, string? inBody, int maxLength = MaxLength)
    {
        var headers = request.Headers[Header];
        if (headers.Count > 1) throw Refusal.BadParameter($"{Header} is given once or not at all.");
        var key = headers.Count == 1 ? headers[0] : inBody;
        if (key is null) return new ActionKey(Guid.CreateVersion7().ToString("N"), false);
        if (key.Length is 0 || key.Length > maxLength || key.AsSpan().ContainsAnyExcept(Legal) || CardNumber.IsIn(key))
        {
            throw Refusal.BadParameter($"{Header} has 1 to {maxLength} letters, digits, '-', '_', '.' and ':', and is no card number.");
        }

        return inBody is null || inBody == key ? new ActionKey(key, true) : throw ActionProblem.BadBody($"'actionId' and {Header} name the same action, or only one is given.");
    }
}
