using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Sources;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Sources;

/// <summary>Credentials reach the source, and nobody else.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task Identity_WhenAScopeIsSet_ShowsATokenOfThatScope()
    {
        await using var server = RawServer.Answering(RawServer.Status("404 No"));
        using var http = Client(new SourceCredential.Identity("api://bank/.default"), new KnownIdentity(scopes => $"token-for-{scopes[0]}"));

        await http.GetAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Contains("Authorization: Bearer token-for-api://bank/.default\r\n", Assert.Single(server.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_WhenThereIsNoToken_IsTroubleThatPasses()
    {
        await using var server = RawServer.Answering(RawServer.Status("404 No"));
        using var http = Client(new SourceCredential.Identity("api://bank/.default"), new KnownIdentity(_ => throw new AuthenticationFailedException("tenant 42 is unknown")));

        var trouble = await Assert.ThrowsAsync<SourceException>(() => http.GetAsync(server.Address, TestContext.Current.CancellationToken));

        Assert.Equal(AnswerOutcome.Unavailable, trouble.Outcome);
        Assert.DoesNotContain("42", trouble.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heads);
    }

    [Fact]
    public async Task Logs_WhateverHappens_HoldNeitherKeyNorReference()
    {
        await using var server = RawServer.Answering(RawServer.Status("500 Oops"));
        using var lines = new KeptLines();
        await using var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(lines))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new NormaliseRules())
            .AddRealReconSources(SourceStage.Settings(("bank__Type", "ledger"), ("bank__Url", server.Address.AbsoluteUri), ("bank__Key", "the-s3cret")))
            .BuildServiceProvider();

        var answer = await services.GetRequiredService<ISourceDirectory>().AskAsync(
            SourceStage.About(QuestionKind.BankByReference, "private-reference"), TestContext.Current.CancellationToken);

        Assert.Equal(AnswerOutcome.Unavailable, answer.Outcome);
        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains("s3cret", StringComparison.Ordinal) || line.Contains("private-reference", StringComparison.Ordinal));
    }

    private static HttpClient Client(SourceCredential credential, TokenCredential identity) =>
        new(new CredentialHandler(credential, () => identity) { InnerHandler = new SocketsHttpHandler() });

    private sealed class KnownIdentity(Func<string[], string> token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token(requestContext.Scopes), DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private sealed class KeptLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
