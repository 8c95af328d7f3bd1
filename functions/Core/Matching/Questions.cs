using System.Collections.Immutable;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

/// <summary>Questions about one transaction, formed from what its facts say.</summary>
internal static class Questions
{
    /// <summary>Those of the kinds that can be asked: what a side that never spoke would have to tell cannot narrow a search.</summary>
    internal static ImmutableArray<Question> Of(ImmutableArray<QuestionKind> kinds, TransactionId id, in Folded folded)
    {
        var questions = ImmutableArray.CreateBuilder<Question>(kinds.Length);
        foreach (var kind in kinds)
        {
            if (Of(kind, id, folded) is { } question) questions.Add(question);
        }

        return questions.DrainToImmutable();
    }

    private static Question? Of(QuestionKind kind, TransactionId id, in Folded folded)
    {
        var (gateway, bank) = (folded.Gateway.Speaker, folded.Bank.Speaker);
        var captured = gateway is null ? (Money?)null : new Money(folded.Gateway.AmountMinor, gateway.Amount.Currency);
        var direction = (gateway ?? bank)?.Direction ?? default;
        return kind switch
        {
            QuestionKind.BankByReference => new Question { Kind = kind, Reference = id, Amount = captured, Direction = direction },
            QuestionKind.BankByAmountAndDay when gateway is not null => new Question
            {
                Kind = kind,
                Reference = id,
                Amount = captured,
                Direction = direction,
                Day = DateOnly.FromDateTime(gateway.OccurredAt.UtcDateTime),
            },
            QuestionKind.GatewayById => new Question { Kind = kind, Reference = id, Provider = gateway?.Provider, Amount = captured ?? bank?.Amount, Direction = direction },
            QuestionKind.GatewayFee when gateway is not null => new Question { Kind = kind, Reference = id, Provider = gateway.Provider, Amount = captured, Direction = direction },
            QuestionKind.GatewayRefunds when gateway is not null => new Question
            {
                Kind = kind,
                Reference = id,
                Provider = gateway.Provider,
                Amount = captured,
                Direction = direction,
                OrderId = OrderIds.Of([.. folded.Facts.Events]),
            },
            _ => null,
        };
    }
}
