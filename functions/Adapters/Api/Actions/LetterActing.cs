using System.Text.Json;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What people do about dead letters: have their events taken in again, or give them up. Done twice it is done once, and says so.</summary>
internal sealed class LetterActing(IDeadLetterStore letters, IHubArchive hubs, NormaliseRules rules, TimeProvider time, ILoggerFactory logs)
{
    public const int MaxKeys = 100;

    private readonly ILogger<LetterActing> _log = logs.CreateLogger<LetterActing>();

    public async Task<ApiAnswer> RedriveAsync(BodyReader body, Caller caller, IEntitySignals signals, CancellationToken cancellation)
    {
        var (keys, reason) = (KeysOf(body), ActionRequest.ReasonOf(body));
        var ingest = new EventIngest(rules, signals, letters, time);
        var outcomes = await new Redrive(hubs, ingest, letters, time, logs.CreateLogger<Redrive>()).RunAsync(keys, caller.Name, reason, cancellation);
        return Answer(keys, key => outcomes[key]);
    }

    public async Task<ApiAnswer> DiscardAsync(BodyReader body, Caller caller, CancellationToken cancellation)
    {
        var (keys, reason) = (KeysOf(body), ActionRequest.ReasonOf(body));
        var handling = new DeadLetterHandling(HandlingKind.Discarded, time.GetUtcNow(), caller.Name, reason, null);
        var outcomes = new Dictionary<string, LetterOutcome>(StringComparer.Ordinal);
        foreach (var key in keys) outcomes[key] = await DiscardAsync(key, handling, cancellation);
        return Answer(keys, key => outcomes[key]);
    }

    private async Task<LetterOutcome> DiscardAsync(string key, DeadLetterHandling handling, CancellationToken cancellation)
    {
        try
        {
            if (await letters.HandleAsync(key, handling, cancellation)) return LetterOutcome.Of(handling);
            return LetterOutcome.Before((await letters.FindEventAsync(key, cancellation)).FirstOrDefault(letter => letter.Key == key));
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            _log.LetterNotHandled(trouble);
            return LetterOutcome.Unavailable("The store did not answer; send it again.");
        }
    }

    private static List<string> KeysOf(BodyReader body)
    {
        if (body.Element("keys") is not { ValueKind: JsonValueKind.Array } given || given.GetArrayLength() is 0 or > MaxKeys) throw BadKeys();
        var keys = given.EnumerateArray().Select(item => BodyReader.TextOf(item) is { } key && DeadLetterKey.IsKey(key) ? key : throw BadKeys()).ToList();
        return keys.Distinct(StringComparer.Ordinal).Count() == keys.Count ? keys : throw BadKeys();
    }

    private static Refusal BadKeys() => ActionProblem.BadBody($"'keys' is required: 1 to {MaxKeys} different keys of dead letters, as GET /deadletters gives them.");

    private static ApiAnswer Answer(IEnumerable<string> keys, Func<string, LetterOutcome> outcomeOf)
    {
        var items = keys.Select(key => new LetterAnswer(key, outcomeOf(key).Word, outcomeOf(key).Detail));
        return ApiAnswer.Json(new LetterAnswers([.. items]), ActionJson.Default.LetterAnswers);
    }
}
