using System.Text;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>
/// Follows the audit log from a moment before actions are sent until it tells what came of them. A block counts once its shard's head names it:
/// then the views show it too, and whoever got the answer sees it in the next list.
/// </summary>
internal sealed class OutcomeWatch
{
    private const int BlocksAtOnce = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private readonly Readings _readings;
    private readonly TimeProvider _time;
    private readonly long[] _read;
    private readonly Dictionary<string, Heard> _heard = new(StringComparer.Ordinal);

    private OutcomeWatch(Readings readings, TimeProvider time, Heads start)
    {
        (_readings, _time) = (readings, time);
        _read = [.. Enumerable.Range(0, AuditShard.Count).Select(start.LastBlock)];
    }

    public static async Task<OutcomeWatch> BeginAsync(Readings readings, TimeProvider time, CancellationToken cancellation) =>
        new(readings, time, new Heads(await readings.HeadsAsync(cancellation)));

    /// <summary>Waits until each action is in the log, or for so long.</summary>
    /// <param name="mark">What all their names begin with: entries without these characters are not looked into.</param>
    /// <param name="awaited">Names of the actions by the shard that will hold them.</param>
    /// <param name="patience">How long.</param>
    /// <param name="cancellation">The client has gone.</param>
    /// <returns>What was heard, by the action's name.</returns>
    public async Task<IReadOnlyDictionary<string, Heard>> WaitAsync(string mark, ILookup<int, string> awaited, TimeSpan patience, CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        var bytes = Encoding.UTF8.GetBytes(mark);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await TryReadAsync(bytes, awaited, cancellation);
            var left = patience - _time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || awaited.All(IsHeard)) return _heard;
            await Task.Delay(pause < left ? pause : left, _time, cancellation);
        }
    }

    private bool IsHeard(IEnumerable<string> names) => names.All(_heard.ContainsKey);

    private async Task TryReadAsync(byte[] mark, ILookup<int, string> awaited, CancellationToken cancellation)
    {
        try
        {
            var heads = new Heads(await _readings.HeadsAsync(cancellation));
            foreach (var shard in awaited.Where(group => !IsHeard(group)).Select(group => group.Key)) await ReadAsync(shard, heads.LastBlock(shard), mark, cancellation);
        }
        catch (Refusal)
        {
            // The action is on its way whether or not the store answers now.
        }
    }

    private async Task ReadAsync(int shard, long last, byte[] mark, CancellationToken cancellation)
    {
        while (_read[shard] < last)
        {
            var blocks = await _readings.BlocksAsync(shard, _read[shard] + 1, (int)Math.Min(BlocksAtOnce, last - _read[shard]), cancellation);
            if (blocks.Count == 0) return;
            foreach (var block in blocks)
            {
                Take(block, mark);
                _read[shard] = block.Number;
            }
        }
    }

    private void Take(AuditBlock block, byte[] mark)
    {
        for (var index = 0; index < block.Entries.Length; index++)
        {
            if (block.Entries[index].AsSpan().IndexOf(mark) < 0 || Read(block, index) is not { Action: { } action } entry) continue;
            _heard[action.ActionId] = entry;
        }
    }

    private static Heard? Read(AuditBlock block, int index)
    {
        var (bytes, sequence) = (block.Entries[index], block.FirstSequence + index);
        try
        {
            return CaseEntryCodec.IsCase(bytes) ? Heard.Of(sequence, CaseEntryCodec.Decode(bytes)) : Heard.Of(sequence, AuditEntryCodec.Decode(bytes));
        }
        catch (FormatException)
        {
            // Somebody else's entry is damaged; the verifier names it.
            return null;
        }
    }
}
