using Moq;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Resolution;
using RealRecon.Functions.Entities;
using RealRecon.Functions.Jobs;

namespace RealRecon.Tests.App;

public sealed class ResolutionFunctionsTests
{
    private static readonly EntityAddress Owner = new("Transaction", "tx-1");

    private static readonly ResolutionRequest Request = new()
    {
        Owner = Owner,
        Round = 3,
        Code = ReasonCode.BANK_MISSING,
        Questions = [new Question { Kind = QuestionKind.BankByReference, Reference = TransactionId.Of("tx-1"), Amount = new Money(50000, Currency.Of("EUR")) }],
        Patience = new Playbook { Ask = [QuestionKind.BankByReference], Attempts = 3 }.PatienceFor(TimeSpan.FromMinutes(1)),
    };

    [Fact]
    public async Task Run_WhenNothingIsFound_AsksOnDurableTimersAndTellsItsOwner()
    {
        var context = new StagedOrchestration(Request) { Activity = (_, asked) => With((Question)asked!, AnswerOutcome.NotFound) };

        await ResolutionFunctions.RunAsync(context);

        Assert.Equal(["AskSource", "AskSource", "AskSource"], context.Activities);
        Assert.Equal(Samples.Now.UtcDateTime.AddSeconds(36), context.Now);
        Assert.Equal(["HearAnswer", "HearAnswer", "HearAnswer", "EndChecks"], context.Signals.Select(signal => signal.Operation));
        Assert.All(context.Signals, signal => Assert.Equal(("transaction", "tx-1"), (signal.Target.Name, signal.Target.Key)));
        Assert.Equal(new ChecksEnded(3, 3, false), context.Signals[^1].Input);
    }

    [Fact]
    public async Task Run_WhenTimersFireEarly_AsksAsOftenAsOtherwise()
    {
        var context = new StagedOrchestration(Request)
        {
            Activity = (_, asked) => With((Question)asked!, AnswerOutcome.NotFound),
            Early = TimeSpan.FromSeconds(1),
        };

        await ResolutionFunctions.RunAsync(context);

        Assert.Equal(3, context.Activities.Count);
    }

    [Fact]
    public async Task Run_WhenTheRoundIsNoLongerWaitedFor_EndsWithoutAQuestion()
    {
        var context = new StagedOrchestration(Request) { IsWaitingFor = round => round != 3 };

        await ResolutionFunctions.RunAsync(context);

        Assert.Empty(context.Activities);
        Assert.Empty(context.Signals);
    }

    [Fact]
    public async Task Run_WhenTheSourceStaysDown_EndsWithABoundedHistory()
    {
        var context = new StagedOrchestration(Request) { Activity = (_, asked) => With((Question)asked!, AnswerOutcome.Unavailable) };

        await ResolutionFunctions.RunAsync(context);

        Assert.InRange(context.Activities.Count, 30, 60);
        Assert.Equal(["HearAnswer", "EndChecks"], context.Signals.Select(signal => signal.Operation));
    }

    [Fact]
    public async Task Run_WhenItsRequestIsTraced_PassesTheTraceOnBesideItsPayloads()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var asked = new List<Traced<Question>>();
        var context = new StagedOrchestration(new Traced<object>(Request, trace))
        {
            Activity = (_, input) =>
            {
                asked.Add(AsItArrives<Traced<Question>>(input!));
                return With(asked[^1].What, AnswerOutcome.NotFound);
            },
        };

        await ResolutionFunctions.RunAsync(context);

        Assert.Equal(3, asked.Count);
        Assert.All(asked, question => Assert.Equal(new Traced<Question>(Request.Questions[0], trace), question));
        Assert.All(context.Signals, signal => Assert.Equal(trace, Assert.IsType<Traced<object>>(signal.Input).TraceParent));
        Assert.Equal(new ChecksEnded(3, 3, false), AsItArrives<ChecksEnded>(context.Signals[^1].Input!));
    }

    [Fact]
    public async Task AskAsync_WithAQuestion_AsksTheSources()
    {
        var question = Request.Questions[0];
        var answer = With(question, AnswerOutcome.NotFound);
        var sources = new Mock<ISourceDirectory>();
        sources.Setup(directory => directory.AskAsync(question, TestContext.Current.CancellationToken)).ReturnsAsync(answer);

        Assert.Same(answer, await new ResolutionFunctions(sources.Object).AskAsync(new Traced<Question>(question, null), TestContext.Current.CancellationToken));
    }

    private static T AsItArrives<T>(object input) =>
        (T)EntityJson.Serializer.Deserialize(EntityJson.Serializer.Serialize(input, input.GetType()).ToStream(), typeof(T), default)!;

    private static Answer With(Question question, AnswerOutcome outcome) => new()
    {
        Question = question,
        Outcome = outcome,
        Source = "bank",
        AskedAt = Samples.Now,
        AnsweredAt = Samples.Now,
    };
}
