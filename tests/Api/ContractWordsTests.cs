using System.Text.Json;
using System.Text.RegularExpressions;
using RealRecon.Adapters.Api;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;
using RealRecon.Tests.Api.Contract;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Api;

/// <summary>A word that the engine may say and the contract does not know would break whoever generated a client from it.</summary>
public sealed partial class ContractWordsTests
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

    [Fact]
    public void ProblemType_ListsEveryProblemThatTheSourceKnows()
    {
        var known = SourceTree.Files("functions/Adapters/Api").SelectMany(file => Problem().Matches(file.Text)).Select(match => $"urn:realrecon:{match.Groups["word"].Value}").ToHashSet();
        var listed = ContractDocument.Root.GetProperty("components").GetProperty("schemas").GetProperty("ProblemType").GetProperty("enum").EnumerateArray().Select(type => type.GetString()!);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed);
    }

    [GeneratedRegex("""(?:new\(\s*[45][0-9]{2},\s*|InWord = )"(?<word>[a-z-]+)["]""")]
    private static partial Regex Problem();
}
