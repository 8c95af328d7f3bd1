using System.Security.Cryptography;
using System.Text;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>A configured source. Whatever goes wrong with it is an answer.</summary>
internal sealed class Source(SourceSettings settings, IHttpClientFactory clients, NormaliseRules rules, TimeProvider time)
{
    public string Name => settings.Name;

    public static string ClientOf(string source) => $"RealRecon.Source.{source}";

    /// <summary>Whether it is the one to ask: of the question's side, and of its provider where one is named.</summary>
    public bool IsMeantBy(Question question) =>
        settings.Provider.Side == SideOf(question.Kind)
        && (question.Provider is null || question.Provider == settings.Provider.Name || question.Provider == settings.Name);

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellation)
    {
        var asked = time.GetUtcNow();
        using var http = clients.CreateClient(ClientOf(settings.Name));
        using var conversation = new Conversation(http, settings.Url, CorrelationOf(question), settings.Provider, rules);
        var (finding, outcome, detail) = await FindAsync(question, conversation, cancellation);
        var answered = time.GetUtcNow();
        return new Answer
        {
            Question = question,
            Outcome = outcome,
            Source = settings.Name,
            AskedAt = asked,
            AnsweredAt = answered,
            Events = [.. (finding?.Events ?? []).Select(told => QueriedFact.From(told, settings.Name, answered))],
            Candidates = finding?.Candidates ?? [],
            Sha256 = conversation.Sha256,
            Detail = detail,
        };
    }

    private async Task<(SourceFinding? Finding, AnswerOutcome Outcome, string? Detail)> FindAsync(
        Question question, Conversation conversation, CancellationToken cancellation)
    {
        try
        {
            var finding = await settings.Provider.AskAsync(question, conversation, cancellation);
            return (finding, finding.Outcome, finding.Detail);
        }
        catch (SourceException trouble)
        {
            return (null, trouble.Outcome, trouble.Message);
        }
#pragma warning disable CA1031 // The one who asks waits on a timer: an exception would tell him less than an answer.
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, AnswerOutcome.Unavailable, SentenceOf(trouble));
        }
    }

    // Never the exception's own words: they name hosts and addresses.
    private static string SentenceOf(Exception trouble) => trouble switch
    {
        TimeoutRejectedException => "The source did not answer in time.",
        BrokenCircuitException => "The source was down just now and is left in peace for a moment.",
        RateLimiterRejectedException => "Too many questions wait for this source already.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The source's certificate or TLS cannot be trusted.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The source's host name is not known.",
        HttpRequestException or IOException => "The connection to the source failed.",
        _ => $"Asking failed with {trouble.GetType().Name}: a defect of RealRecon.",
    };

    private static Side SideOf(QuestionKind kind) =>
        kind is QuestionKind.BankByReference or QuestionKind.BankByAmountAndDay ? Side.Bank : Side.Gateway;

    private static string CorrelationOf(Question question)
    {
        var words = string.Join('\n', question.Kind, question.Reference, question.Amount, question.Direction, question.Day?.DayNumber, question.OrderId);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }
}
