using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Sources;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Sources;

/// <summary>The directory of sources as both hosts make it, over real HTTP.</summary>
internal sealed class SourceStage : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SourceStage(ServiceProvider services) => _services = services;

    public ISourceDirectory Directory => _services.GetRequiredService<ISourceDirectory>();

    public static SourceStage With(TimeProvider time, params (string Name, string Value)[] settings) => new(new ServiceCollection()
        .AddLogging()
        .AddSingleton(time)
        .AddSingleton(new NormaliseRules())
        .AddRealReconSources(Settings(settings))
        .BuildServiceProvider());

    /// <summary>One source named as its type.</summary>
    public static SourceStage At(Uri url, string type = "ledger", TimeProvider? time = null, params (string Name, string Value)[] more) => With(
        time ?? TimeProvider.System,
        [
            ($"{type}__Type", type),
            ($"{type}__Url", url.AbsoluteUri),
            ($"{type}__Key", "a-secret:of-mine"),
            .. more.Select(setting => ($"{type}__{setting.Name}", setting.Value)),
        ]);

    public static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => $"RealRecon:Sources:{setting.Name.Replace("__", ":")}", string? (setting) => setting.Value))
        .Build();

    public static Question About(QuestionKind kind, string reference, string? provider = null, Money? amount = null, DateOnly? day = null) => new()
    {
        Kind = kind,
        Reference = TransactionId.Of(reference),
        Provider = provider,
        Amount = amount,
        Day = day,
    };

    public Task<Answer> AskAsync(QuestionKind kind, string reference, string? provider = null, Money? amount = null, DateOnly? day = null) =>
        Directory.AskAsync(About(kind, reference, provider, amount, day), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
