using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /health from all probes, asked side by side and at most once a second.</summary>
internal sealed class HealthRoute
{
    private const string Ok = "ok";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<IHealthProbe> _probes;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Cached<HealthReport> _report;

    public HealthRoute(IEnumerable<IHealthProbe> probes, TimeProvider time, ILogger log)
    {
        _probes = [.. probes];
        _time = time;
        _log = log;
        _report = new Cached<HealthReport>(Age, time, ReportAsync);
    }

    public async Task<ApiAnswer> AnswerAsync(CancellationToken cancellation)
    {
        var report = await _report.GetAsync(cancellation);
        if (report.Status == Ok) return ApiAnswer.Json(report, ApiJson.Default.HealthReport);
        return ApiAnswer.Json(report, ApiJson.Default.HealthReport, StatusCodes.Status503ServiceUnavailable).With("Retry-After", "2");
    }

    /// <summary>The report as it is answered.</summary>
    public Task<HealthReport> ReportAsync(CancellationToken cancellation) => _report.GetAsync(cancellation);

    private async Task<HealthReport> ReportAsync()
    {
        var words = await Task.WhenAll(_probes.Select(WordOfAsync));
        var checks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++) checks[_probes[i].Name] = words[i];
        return new HealthReport(words.All(word => word == Ok) ? Ok : "down", checks);
    }

    private async Task<string> WordOfAsync(IHealthProbe probe)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            return await probe.FailureAsync(patience.Token).WaitAsync(patience.Token) ?? Ok;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (Exception trouble)
        {
            _log.ProbeFailed(probe.Name, trouble);
            return "failed";
        }
    }
}
