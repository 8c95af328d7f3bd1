using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>The playbooks by reason. The section replaces the default one as a whole: a reason that is not in it goes straight to people.</summary>
internal sealed class PlaybooksSection() : RulesSection("playbooks")
{
    private static readonly string[] Members = ["ask", "attempts", "firstWaitPercent", "backoffPercent", "longestOutage"];

    public override RealReconOptions Apply(RealReconOptions options, RulesNode node) => options with
    {
        Match = options.Match with { Playbooks = new Playbooks(node.Entries().ToImmutableDictionary(entry => ReasonOf(entry.Node, entry.Name), PlaybookOf)) },
    };

    private static ReasonCode ReasonOf(RulesNode node, string name)
    {
        if (RulesNode.ReasonOf(name) is not { } reason) throw node.Refused($"is not a reason; write one of {string.Join(", ", Remedies.Reasons)}");
        if (Remedies.None.Contains(reason)) throw node.Refused("always goes straight to people; remove it");
        if (Remedies.For(reason).IsEmpty) throw node.Refused($"is a reason with which no question helps; remove it (questions help with {string.Join(", ", Remedies.Reasons)})");
        return reason;
    }

    private static Playbook PlaybookOf((string Name, RulesNode Node) entry)
    {
        var members = entry.Node.Members(Members, required: ["ask", "attempts"]);
        var defaults = new Playbook { Ask = QuestionsOf(members["ask"], Enum.Parse<ReasonCode>(entry.Name)), Attempts = members["attempts"].Number(1, 20) };
        return defaults with
        {
            FirstWaitPercent = members.TryGetValue("firstWaitPercent", out var first) ? first.Number(0, 1000) : defaults.FirstWaitPercent,
            BackoffPercent = members.TryGetValue("backoffPercent", out var backoff) ? backoff.Number(1, 100) : defaults.BackoffPercent,
            LongestOutage = members.TryGetValue("longestOutage", out var outage) ? outage.Duration(TimeSpan.FromDays(1)) : defaults.LongestOutage,
        };
    }

    private static ImmutableArray<QuestionKind> QuestionsOf(RulesNode node, ReasonCode reason)
    {
        var fitting = Remedies.For(reason);
        var questions = ImmutableArray.CreateBuilder<QuestionKind>();
        foreach (var item in node.Items())
        {
            var word = item.Text();
            if (fitting.Where(kind => QuestionWords.Of(kind) == word).ToList() is not [var question])
            {
                throw item.Refused($"is '{word}', which does not fit {reason}; write {string.Join(" or ", fitting.Select(QuestionWords.Of))}");
            }

            if (questions.Contains(question)) throw item.Refused($"asks '{word}' again; write each question once");
            questions.Add(question);
        }

        return questions.Count > 0 ? questions.DrainToImmutable() : throw node.Refused("is empty; write the questions to ask, or remove the playbook");
    }
}
