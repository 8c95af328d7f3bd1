using Amqp;
using Amqp.Framing;

namespace RealRecon.Producers.Sending;

/// <summary>Asks an AMQP node (<c>$cbs</c>, <c>$management</c>) and waits for its answer. One question at a time.</summary>
internal sealed class RequestLink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SenderLink _questions;

    private readonly ReceiverLink _answers;

    private readonly string _replyTo;

    private readonly SemaphoreSlim _turn = new(1, 1);

    internal RequestLink(Session session, string node)
    {
        _replyTo = $"{node.TrimStart('$').Replace('/', '-')}-{Guid.NewGuid():N}";
        _questions = new SenderLink(session, $"{_replyTo}-request", node);
        // Servers find the way back by the link's name or by its target; here both say the same.
        var attach = new Attach { Source = new Source { Address = node }, Target = new Target { Address = _replyTo } };
        _answers = new ReceiverLink(session, _replyTo, attach, null);
        // Before the first question: a quick server answers before a credit that is given with the wait for it.
        _answers.SetCredit(10);
    }

    public void Dispose() => _turn.Dispose();

    internal async Task<Message> AskAsync(Message question, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            question.Properties = new Properties { MessageId = Guid.NewGuid().ToString(), ReplyTo = _replyTo };
            await _questions.SendAsync(question, Patience);
            while (true)
            {
                var answer = await _answers.ReceiveAsync(Patience).WaitAsync(cancellation) ?? throw new TimeoutException("No answer came.");
                _answers.Accept(answer);
                if (Equals(answer.Properties?.GetCorrelationId(), question.Properties.MessageId)) return answer;
                answer.Dispose();
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
