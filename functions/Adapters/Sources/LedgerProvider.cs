using System.Diagnostics;
using System.Runtime.InteropServices;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>A bank's ledger by the API of docs/bank-lookup.openapi.json.</summary>
internal sealed class LedgerProvider() : SourceProvider("ledger", Side.Bank)
{
    private const int PageSize = 100;

    public override async Task<SourceFinding> AskAsync(Question question, Conversation conversation, CancellationToken cancellation) => question.Kind switch
    {
        QuestionKind.BankByReference => await ByReferenceAsync(question, conversation, cancellation),
        QuestionKind.BankByAmountAndDay => await ByAmountAndDayAsync(question, conversation, cancellation),
        _ => throw new UnreachableException(question.Kind.ToString()),
    };

    private static async Task<SourceFinding> ByReferenceAsync(Question question, Conversation conversation, CancellationToken cancellation)
    {
        var (postings, _) = await ListAsync(() => SourceAddress.Of("postings").With("reference", question.Reference.Value), conversation, cancellation);
        return SourceFinding.Of(PostingChoice.ByReference(question, conversation.ReadAll(postings)));
    }

    private static async Task<SourceFinding> ByAmountAndDayAsync(Question question, Conversation conversation, CancellationToken cancellation)
    {
        if (question is not { Amount: { } amount, Day: { } day }) return SourceFinding.Nothing("No amount and day are known to search by.");
        var (postings, isWhole) = await ListAsync(
            () => SourceAddress.Of("postings")
                .With("amount", InMajorUnits(amount))
                .With("currency", amount.Currency.Code)
                .With("direction", question.Direction == Direction.Credit ? "CREDIT" : "DEBIT")
                .With("day", day.ToString("yyyy-MM-dd")),
            conversation,
            cancellation);
        var choice = PostingChoice.ByAmountAndDay(question, conversation.ReadAll(postings));

        // A list that was not read to its end proves nothing but what is in it.
        return isWhole || choice.Taken is [_, ..]
            ? SourceFinding.Of(choice)
            : new SourceFinding(AnswerOutcome.Ambiguous, [], [], "The bank lists more postings of this amount than can be weighed.");
    }

    private static async Task<(List<ReadOnlyMemory<byte>> Postings, bool IsWhole)> ListAsync(
        Func<SourceAddress> address, Conversation conversation, CancellationToken cancellation)
    {
        var postings = new List<ReadOnlyMemory<byte>>();
        string? cursor = null;
        for (var page = 0; page < Conversation.MaxPages; page++)
        {
            var next = address().With("limit", PageSize.ToString());
            if (cursor is not null) next = next.With("cursor", cursor);
            if (await conversation.GetAsync(next, cancellation) is not { } answer) return (postings, true);
            postings.AddRange(answer.ListIn("postings").Select(posting => (ReadOnlyMemory<byte>)JsonMarshal.GetRawUtf8Value(posting).ToArray()));
            cursor = answer.TextIn("next");
            if (string.IsNullOrEmpty(cursor)) return (postings, true);
        }

        return (postings, false);
    }

    // Money says its currency after a blank.
    private static string InMajorUnits(Money amount) => amount.ToString()[..^(amount.Currency.Code.Length + 1)];
}
