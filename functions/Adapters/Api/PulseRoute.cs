using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RealRecon.Adapters.Pulse;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /pulse: how payments and RealRecon itself are, in figures.</summary>
internal sealed class PulseRoute(PulseReader pulse)
{
    private static readonly PulseWindow Default = PulseWindow.All[1];

    public async Task<ApiAnswer> AnswerAsync(QueryReader query, HttpRequest request, CancellationToken cancellation)
    {
        var answer = await pulse.ReadAsync(WindowOf(query.Text("window")), cancellation);
        var result = HasSeen(request, answer.Tag) ? ApiAnswer.NotModified() : new ApiAnswer(StatusCodes.Status200OK, "application/json; charset=utf-8", answer.Body);
        return result.With("ETag", answer.Tag);
    }

    private static PulseWindow WindowOf(string? word) => word is null
        ? Default
        : PulseWindow.All.FirstOrDefault(window => window.Word == word)
            ?? throw Refusal.BadParameter($"'window' is one of: {string.Join(", ", PulseWindow.All.Select(window => window.Word))}.");

    private static bool HasSeen(HttpRequest request, string tag)
    {
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var seen)) return false;
        var current = new EntityTagHeaderValue(tag);
        return seen.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(current, useStrongComparison: false));
    }
}
