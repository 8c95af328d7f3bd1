using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Jobs;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Jobs;

/// <summary>What an owner heard of its runs.</summary>
public sealed record OwnerState(ImmutableArray<string> Heard, bool Waits);

[JsonSerializable(typeof(OwnerState))]
[JsonSerializable(typeof(StartOrder))]
internal sealed partial class OwnerJson : JsonSerializerContext;

/// <summary>An owner as an entity: it starts runs, answers their confirmations and keeps what it hears, repetitions included.</summary>
internal static class OwnerEntity
{
    public const string Name = "Owner";

    public static EntityKind Kind => new EntityKind<OwnerState>(Name, OwnerJson.Default.OwnerState)
        .On("Start", OwnerJson.Default.StartOrder, (state, order, self, _) => new(
            new OwnerState(state?.Heard ?? [], true),
            [.. order.Keys.Select(key => new OutboxMessage.Start(
                ResolutionJob.JobName, $"{key}-1", order.Request with { Owner = new EntityAddress(Name, order.Keys.Length == 1 ? self.Key : key) }))]))
        .On(JobOwner.IsWaitingFor, CoreJson.Default.JobConfirmation, (state, asked, _, _) => new(
            state, [new OutboxMessage.Signal(asked.Asker, "Confirmed", new JobConfirmed(state?.Waits ?? true))]))
        .On(ResolutionJob.HearAnswer, CoreJson.Default.AnswerHeard, (state, heard, _, _) => new(
            Heard(state, $"{heard.Attempt} {heard.Answer.Question.Kind} {heard.Answer.Outcome}"), []))
        .On(ResolutionJob.EndChecks, CoreJson.Default.ChecksEnded, (state, ended, _, _) => new(
            Heard(state, $"ended after {ended.Attempts}, found {ended.Found}") with { Waits = false }, []))
        .On("Leave", (state, _) => new((state ?? new OwnerState([], true)) with { Waits = false }, []));

    public static OutboxMessage.Signal Do(string key, string operation, object? payload = null) => new(new EntityAddress(Name, key), operation, payload);

    private static OwnerState Heard(OwnerState? state, string what) => new([.. state?.Heard ?? [], what], state?.Waits ?? true);
}

/// <summary>Tells an owner to start a run for each key.</summary>
public sealed record StartOrder(ResolutionRequest Request, ImmutableArray<string> Keys);
