using System.Runtime.CompilerServices;
using System.Text.Json;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Observing;

/// <summary>The parts of RealRecon's API that tell what became of an event. Every method throws a <see cref="ProducerException"/> when the API does not answer, or not as it should.</summary>
/// <param name="root">Where <c>/api</c> begins: <c>http://localhost:7071</c>.</param>
public sealed class StatusApi(Uri root) : IDisposable
{
    private const int PageItems = 200;

    private readonly ApiReader _reader = new(root);

    /// <summary>Null while the transaction is unknown.</summary>
    public async Task<ObservedVerdict?> FindAsync(string transactionId, CancellationToken cancellation)
    {
        using var body = await _reader.FindAsync($"transactions/{Uri.EscapeDataString(transactionId)}", cancellation);
        return body is null ? null : VerdictOf(body.RootElement);
    }

    /// <summary>Transactions that stand at a status, newest first, with their ids.</summary>
    public async IAsyncEnumerable<(string Id, ObservedVerdict Verdict)> ListAsync(string status, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in PagesAsync($"transactions?status={status}", cancellation)) yield return (item.GetProperty("id").GetString()!, VerdictOf(item));
    }

    /// <summary>How many audited transactions stand at each status.</summary>
    public async Task<StatusTotals> ReadTotalsAsync(CancellationToken cancellation)
    {
        using var body = await _reader.ReadAsync("live", cancellation);
        return new StatusTotals(body.RootElement.GetProperty("totals").EnumerateObject().ToDictionary(total => total.Name, total => total.Value.GetInt64()));
    }

    /// <summary>A case with its story; null while there is none of that name.</summary>
    public async Task<ObservedCase?> FindCaseAsync(string kind, string key, CancellationToken cancellation)
    {
        using var body = await _reader.FindAsync($"cases/{kind}/{Uri.EscapeDataString(key)}", cancellation);
        return body is null ? null : CaseOf(body.RootElement);
    }

    /// <summary>Open cases of a kind, without their stories.</summary>
    public async IAsyncEnumerable<ObservedCase> ListOpenCasesAsync(string kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in PagesAsync($"cases?kind={kind}&open=true", cancellation)) yield return CaseOf(item);
    }

    public void Dispose() => _reader.Dispose();

    private async IAsyncEnumerable<JsonElement> PagesAsync(string route, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            using var body = await _reader.ReadAsync($"{route}&limit={PageItems}{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation);
            foreach (var item in body.RootElement.GetProperty("items").EnumerateArray()) yield return item;
            cursor = body.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
    }

    private static ObservedVerdict VerdictOf(JsonElement item) => new(
        item.GetProperty("status").GetString()!,
        [.. item.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)],
        item.TryGetProperty("differenceMinor", out var difference) && difference.ValueKind == JsonValueKind.Number ? difference.GetInt64() : null);

    private static ObservedCase CaseOf(JsonElement item) => new(
        item.GetProperty("key").GetString()!,
        CodeOf(item),
        item.GetProperty("isOpen").GetBoolean(),
        item.GetProperty("count").GetInt64(),
        item.TryGetProperty("timeline", out var timeline) ? [.. timeline.EnumerateArray().Select(StepOf)] : []);

    // A step of a case has no code of its own where all of them are about the same.
    private static CaseStep StepOf(JsonElement step) =>
        new(step.GetProperty("at").GetDateTimeOffset(), (step.TryGetProperty("kind", out var kind) ? kind : step.GetProperty("what")).GetString()!, CodeOf(step));

    private static string? CodeOf(JsonElement item) => item.TryGetProperty("code", out var code) ? code.GetString() : null;
}
