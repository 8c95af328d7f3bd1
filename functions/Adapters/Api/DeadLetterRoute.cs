using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /deadletters.</summary>
internal sealed class DeadLetterRoute(Readings readings, PageCursor cursors)
{
    public async Task<ApiAnswer> AnswerAsync(QueryReader query, CancellationToken cancellation)
    {
        var after = cursors.ReadLetter(query.Text("cursor"));
        var page = await readings.LettersAsync(query.LetterFilter(), after, query.Limit(), cancellation);
        var list = new DeadLetterList([.. page.Items.Select(DeadLetterItem.Of)], cursors.WriteLetter(page.Next));
        return ApiAnswer.Json(list, ApiJson.Default.DeadLetterList);
    }
}
