using System.Text.RegularExpressions;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Jobs;

namespace RealRecon.Tests.Shells;

/// <summary>
/// Both hosts find an operation by its name at run time, so a name that is misspelt or forgotten in one of them is a signal that is lost there. The
/// Azure shell does not compile without its packages; it is read as text, and so is the emulator's.
/// </summary>
public sealed partial class SameOperationsTests
{
    private static readonly HashSet<Operation> OnAzure =
    [
        .. from file in SourceTree.Files("functions/App/Entities", "*Entity.cs")
           let entity = SourceTree.Constant(FunctionName().Match(file.Text).Groups[1].Value, file.Name)
           from Match method in PublicMethod().Matches(file.Text)
           select new Operation(entity, method.Groups[1].Value, method.Groups[2].Value),
    ];

    private static readonly HashSet<Operation> InTheEmulator =
    [
        .. from file in SourceTree.Files("emulator/Entities", "*Entity.cs")
           let kind = KindName().Match(file.Text)
           where kind.Success
           let entity = SourceTree.Constant(kind.Groups[1].Value, file.Name)
           from Match operation in On().Matches(file.Text)
           select new Operation(entity, SourceTree.Constant(operation.Groups[1].Value, file.Name)!, operation.Groups[2].Value),
    ];

    [Fact]
    public void Entities_WhenComparedBetweenTheHosts_HaveTheSameOperationsWithTheSamePayloads()
    {
        Assert.Equal(7, OnAzure.Select(operation => operation.Entity).Distinct().Count());
        Assert.All(OnAzure, operation => Assert.NotNull(operation.Entity));

        // A job asks by a call there, which has a result, and by a signal and its answer here.
        Assert.Equal(
            Sorted(InTheEmulator),
            Sorted(OnAzure.Select(operation => operation.Name == JobOwner.IsWaitingFor ? operation with { Payload = nameof(JobConfirmation) } : operation)));
    }

    [Fact]
    public void Operations_WhenSignalledByThePolicies_AreThoseThatTheHostsHave()
    {
        var signalled = from file in SourceTree.Files("functions/Core").Concat(SourceTree.Files("functions/Adapters"))
                        where file.Text.Contains("Signal", StringComparison.Ordinal)
                        from Match message in Message().Matches(file.Text)
                        select SourceTree.Constant(message.Groups[1].Value, file.Name);

        // The emulator's jobs hear Confirmed; on Azure it is the result of the call.
        Assert.Equal(
            OnAzure.Select(operation => operation.Name).Except([JobOwner.IsWaitingFor]).Append("Confirmed").Distinct().Order(StringComparer.Ordinal),
            signalled.OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The platform finds a method by its name alone, whatever its case, and gives up where there are two.</summary>
    [Fact]
    public void Operations_WhenTheirCaseIsIgnored_HaveOneMethodEach()
    {
        Assert.All(
            OnAzure.GroupBy(operation => (operation.Entity, operation.Name.ToUpperInvariant())),
            named => Assert.Single(named));
        Assert.DoesNotContain(OnAzure, operation => operation.Name.Equals("delete", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The JSON that is made at build time is what both hosts store; reflection would write other things differently some day.</summary>
    [Fact]
    public void Payloads_WhenTheyTravel_AreInTheGeneratedJson()
    {
        var core = typeof(CoreJson).Assembly.GetTypes().ToLookup(type => type.Name);
        foreach (var payload in OnAzure.Select(operation => operation.Payload).Where(payload => payload is not ("" or "long")))
        {
            Assert.NotNull(CoreJson.Default.GetTypeInfo(Assert.Single(core[payload])));
        }
    }

    [Fact]
    public void Timers_OfCases_WakeEveryEntityThatKeepsThem()
    {
        string[] withTimers = [.. OnAzure.Where(operation => operation.Payload == nameof(CaseTimer)).Select(operation => $"{operation.Entity}.{operation.Name}").Order(StringComparer.Ordinal)];

        Assert.Equal(["AlertGroup.Wake", "Feed.Wake", "Order.Wake"], withTimers);
    }

    private static IEnumerable<string> Sorted(IEnumerable<Operation> operations) =>
        operations.Select(operation => operation.ToString()).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[Function\(([\w.]+)\)\]")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"^    public (?:async )?(?:void|bool|Task) (\w+)\((?:(\w+) \w+)?\)", RegexOptions.Multiline)]
    private static partial Regex PublicMethod();

    [GeneratedRegex(@"new EntityKind<\w+>\(([\w.]+),")]
    private static partial Regex KindName();

    [GeneratedRegex(@"\.On(?:Io)?\(\s*(nameof\([\w.]+\)|[\w.]+),\s*(?:CoreJson\.Default\.(\w+))?")]
    private static partial Regex On();

    /// <summary>A message being made: whom it is for, and then what it asks for.</summary>
    [GeneratedRegex(@"(?:Signal|To|new)\s*\((?:[^()"";]|\((?:[^()]|\([^()]*\))*\))*?,\s*(nameof\([\w.]+\)|""[A-Z]\w+""|\w+\.Operation|Answer|Write|EndChecks|HearAnswer)\s*,")]
    private static partial Regex Message();

    private sealed record Operation(string? Entity, string Name, string Payload);
}
