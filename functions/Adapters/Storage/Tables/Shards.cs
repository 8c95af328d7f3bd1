using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Asks every shard's partition, some at a time.</summary>
internal static class Shards
{
    private const int Parallel = 16;

    /// <summary>The answers in the order of the shards.</summary>
    public static async Task<T[]> ReadAllAsync<T>(Func<int, Task<T>> read, CancellationToken cancellation)
    {
        var answers = new T[AuditShard.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForAsync(0, AuditShard.Count, options, async (shard, _) => answers[shard] = await read(shard));
        return answers;
    }
}
