using System.Text.Json;
using RealRecon.Adapters.Api;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Api;

/// <summary>A word that the engine may say and the contract does not know would break whoever generated a client from it.</summary>
public sealed class ContractWordsTests
{
    [Theory]
    [InlineData("Status", typeof(TransactionStatus))]
    [InlineData("State", typeof(MatchState))]
    [InlineData("Reason", typeof(ReasonCode))]
    [InlineData("LifecycleStatus", typeof(LifecycleStatus))]
    [InlineData("AuditKind", typeof(AuditKind))]
    [InlineData("RejectionReason", typeof(RejectionReason))]
    [InlineData("ActionKind", typeof(OperatorActionKind))]
    [InlineData("QuestionKind", typeof(QuestionKind))]
    [InlineData("AnswerOutcome", typeof(AnswerOutcome))]
    [InlineData("CaseKind", typeof(CaseKind))]
    [InlineData("CaseEvent", typeof(CaseEvent))]
    [InlineData("Severity", typeof(Severity))]
    [InlineData("AuditFault", typeof(AuditFault))]
    public void Schema_OfAWord_ListsEveryMember(string schema, Type words)
    {
        using var stream = typeof(RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        using var contract = JsonDocument.Parse(stream);

        var listed = contract.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("enum").EnumerateArray();

        Assert.Equal(Enum.GetNames(words), listed.Select(word => word.GetString()));
    }
}
