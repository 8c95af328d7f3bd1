using System.Collections.Concurrent;
using System.Text.Json;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>The answers that one refresh gives, each made when it is first asked for.</summary>
internal sealed class PulseAnswers(PulseState state, PulseHealthAnswer health)
{
    private readonly ConcurrentDictionary<PulseWindow, Lazy<PulseAnswer>> _answers = [];

    public PulseAnswer Of(PulseWindow window) => _answers.GetOrAdd(window, one => new Lazy<PulseAnswer>(() => Make(one))).Value;

    private PulseAnswer Make(PulseWindow window)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(PulseReport.Of(state, window, health), ApiJson.Default.PulseReport);
        return new PulseAnswer(body, EntityTag.Of(body));
    }
}

/// <param name="Body">JSON.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PulseAnswer(byte[] Body, string Tag);
