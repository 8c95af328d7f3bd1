using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.OpenApi;
using RealRecon.Core.Matching;
using RealRecon.Tests.Operators;

namespace RealRecon.Tests.Api.Contract;

/// <summary>
/// The contract against the running API: requests that are made from it, right and wrong ones, get answers that it describes, and none is an error of
/// the server. CsCheck prints the seed of a run that fails; CsCheck_Seed repeats it.
/// </summary>
public sealed class ContractTests(ContractTests.Stage shared) : IClassFixture<ContractTests.Stage>
{
    private const int RequestsOfEach = 60;

    public static TheoryData<string> Operations => [.. ContractDocument.Operations.Select(operation => operation.ToString())];

    [Fact]
    public void Contract_WhenAReaderOfOthersReadsIt_IsWithoutFault()
    {
        var read = OpenApiDocument.Parse(ContractDocument.Text, "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(ContractDocument.Operations.Count(), read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Contract_OfEachAnswer_GivesAnExample(string operation)
    {
        foreach (var named in Of(operation).Says.GetProperty("responses").EnumerateObject())
        {
            if (!ContractDocument.Resolved(named.Value).TryGetProperty("content", out var content))
            {
                Assert.Equal("304", named.Name);
                continue;
            }

            foreach (var media in content.EnumerateObject())
            {
                var examples = media.Value.TryGetProperty("examples", out var several) ? several.EnumerateObject().Select(one => one.Value.GetProperty("value")).ToList() : [media.Value.GetProperty("example")];
                Assert.NotEmpty(examples);
                Assert.All(examples, example => Assert.Empty(new JsonSchema(ContractDocument.Root).Check(media.Value.GetProperty("schema"), example)));
                Assert.All(examples, example => Assert.True(media.Name != "application/problem+json" || example.GetProperty("status").GetInt32() == int.Parse(named.Name)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Api_WhateverIsAsked_AnswersAsTheContractSays(string operation) => await RequestOf(Of(operation)).SampleAsync(
        async request =>
        {
            using var message = request.ToMessage(shared.Actions.Address);
            using var reply = await shared.Actions.Client.SendAsync(message);
            var faults = await Exchange.FaultsAsync(request.Operation, reply);
            var status = (int)reply.StatusCode;
            Assert.True(faults.Count == 0 && status < 500, $"{request}\n{status}\n{string.Join('\n', faults)}");

            // What the contract allows may not be there, but it is no mistake of whoever asks.
            Assert.False(request.IsAllowed && status is 400 or 405 or 413 or 414 or 415 or 431, $"{request}\n{status} {await reply.Content.ReadAsStringAsync()}");
        },
        iter: RequestsOfEach,
        threads: 1);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Head_WhereverGetIs_IsTheSameWithoutABody(string operation)
    {
        if (Of(operation) is not { Method: "GET" } get) return;
        await RequestOf(get).SampleAsync(
            async request =>
            {
                using var message = request.ToMessage(shared.Actions.Address);
                message.Method = HttpMethod.Head;
                using var reply = await shared.Actions.Client.SendAsync(message);
                var faults = await Exchange.FaultsAsync(get, reply, isHead: true);
                Assert.True(faults.Count == 0 && (int)reply.StatusCode < 500, $"HEAD {request}\n{string.Join('\n', faults)}");
            },
            iter: 5,
            threads: 1);
    }

    private static ContractOperation Of(string name) => ContractDocument.Operations.Single(operation => operation.ToString() == name);

    private Gen<GeneratedRequest> RequestOf(ContractOperation operation)
    {
        var whole = Gen.Const(new GeneratedRequest(operation, new Dictionary<(string, string), JsonNode?>(), null, IsAllowed: true));
        foreach (var parameter in operation.Parameters)
        {
            var (place, name) = (parameter.GetProperty("in").GetString()!, parameter.GetProperty("name").GetString()!);
            var isRequired = parameter.TryGetProperty("required", out var must) && must.GetBoolean();
            var schema = parameter.GetProperty("schema");
            whole = Gen.Select(whole, shared.Schemas.Allowed(schema), Schemas.Anything, Gen.Int[0, 11]).Select((sofar, allowed, other, chance) => chance switch
            {
                < 5 => isRequired ? With(sofar, place, name, allowed, true) : sofar,
                5 when place != "path" && isRequired => sofar with { IsAllowed = false },
                6 => With(sofar, place, name, WithoutZero(other), false),

                // A cursor belongs to one filter of one route, which no schema can say; and no block stands before the first.
                _ => With(sofar, place, name, allowed, name is not ("cursor" or "after" or "from")),
            });
        }

        if (operation.Method == "GET") return Gen.Select(whole, Gen.Int[0, 19]).Select((request, chance) => chance == 0 ? With(request, "query", "unknown", "x", false) : request);

        // Members of a body depend on each other in ways that the schema leaves to the description.
        var body = operation.Body!.Value;
        return Gen.Select(whole, Gen.OneOf(shared.Schemas.Allowed(body), shared.Schemas.Spoilt(body), Schemas.Anything)).Select((request, posted) => request with { Body = posted, IsAllowed = false });
    }

    private static GeneratedRequest With(GeneratedRequest request, string place, string name, JsonNode? value, bool isAllowed) => request with
    {
        Given = new Dictionary<(string, string), JsonNode?>(request.Given) { [(place, name)] = value },
        IsAllowed = request.IsAllowed && isAllowed,
    };

    // A web server refuses a zero byte in a path before the API sees it.
    private static JsonNode? WithoutZero(JsonNode? value) =>
        value is JsonValue one && one.GetValueKind() == JsonValueKind.String ? JsonValue.Create(one.GetValue<string>().Replace("\0", "", StringComparison.Ordinal)) : value;

    /// <summary>A running API with something of most kinds in it.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        internal ActionStage Actions { get; } = new();

        internal Schemas Schemas { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Actions.InitializeAsync();
            await Actions.OpenAsync(["c-1", "c-2", "c-3"], TransactionStatus.ALERT, 1000);
            await Actions.OpenAsync(["c-4"], TransactionStatus.MATCHED, 1000);
            await Actions.OpenAlertAsync("BANK_MISSING|stripe|-");
            Schemas = new Schemas(new Dictionary<string, string[]>
            {
                ["TransactionId"] = ["c-1", "c-2", "c-3", "c-4", "nobody", "a/b", ".."],
                ["CaseKey"] = ["BANK_MISSING|stripe|-", "nothing", "a/b"],
                ["Time"] = ["2026-05-01T10:00:00Z", "2099-01-01T00:00:00.5Z", $"{DateTimeOffset.UtcNow.AddHours(2):yyyy-MM-ddTHH:mm:ss}Z"],
                ["Currency"] = ["EUR", "INR"],
                ["ActionId"] = ["k-1", "k-2", "k-3"],
                ["Cursor"] = [(await Actions.GetAsync("/transactions?limit=1")).Word("next")!, "AQAC", (await Actions.GetAsync("/live")).Word("cursor")!],
                ["DeadLetterKey"] = ["MjUyMDY1", "x"],
                ["^[0-9]+(\\.[0-9]+)?$"] = ["0", "12.50", "900"],
                ["^[0-9]{1,9}(\\.[0-9]{1,3})?$"] = ["0", "1.5"],
                ["^[a-z0-9_.-]{1,32}$"] = ["card", "upi"],
            });
        }

        public ValueTask DisposeAsync() => Actions.DisposeAsync();
    }
}
