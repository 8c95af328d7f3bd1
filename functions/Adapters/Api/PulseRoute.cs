using Microsoft.AspNetCore.Http;
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
        var result = EntityTag.IsKnownTo(request, answer.Tag) ? ApiAnswer.NotModified() : new ApiAnswer(StatusCodes.Status200OK, "application/json; charset=utf-8", answer.Body);
        return result.With("ETag", answer.Tag);
    }

    private static PulseWindow WindowOf(string? word) => word is null
        ? Default
        : PulseWindow.All.FirstOrDefault(window => window.Word == word)
            ?? throw Refusal.BadParameter($"'window' is one of: {string.Join(", ", PulseWindow.All.Select(window => window.Word))}.");
}
