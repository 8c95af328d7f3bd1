using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Dead letters in Azure Table storage: partition = the inverted day, row = <see cref="DeadLetterKey"/>, so that the table's own order is newest first.</summary>
public sealed class TableDeadLetterStore : IDeadLetterStore
{
    private const string LetterColumn = "Letter";
    private const string HandlingColumn = "Handling";

    private const int MaxBatch = 100;
    private const int MaxPage = 1000;

    private readonly TableClient _letters;

    public TableDeadLetterStore(TableServiceClient account, TableNames? names = null) => _letters = account.GetTableClient((names ?? new TableNames()).DeadLetters);

    public TableDeadLetterStore(string connectionString, TableNames? names = null)
        : this(new TableServiceClient(connectionString), names)
    {
    }

    public TableDeadLetterStore(Uri endpoint, TokenCredential credential, TableNames? names = null)
        : this(new TableServiceClient(endpoint, credential), names)
    {
    }

    public async Task InitialiseAsync(CancellationToken cancellation) => await _letters.CreateIfNotExistsAsync(cancellation);

    public async Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        var rows = letters.Select(RowOf).DistinctBy(row => row.RowKey);
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
        {
            foreach (var batch in partition.Chunk(MaxBatch)) await AddBatchAsync(batch, cancellation);
        }
    }

    public async Task<DeadLetterPage> ListAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var paging = new DeadLetterPaging(filter, limit);
        await foreach (var row in _letters.QueryAsync<TableEntity>(Behind(after), Math.Clamp(paging.Wanted, 1, MaxPage), cancellationToken: cancellation))
        {
            if (!paging.TryAdd(LetterOf(row))) break;
        }

        return paging.Page;
    }

    public async Task<IReadOnlyList<DeadLetter>> FindEventAsync(string key, CancellationToken cancellation)
    {
        var letter = DeadLetterKey.FromCursor(key);
        var (partition, all) = (PartitionOf(letter), DeadLetterKey.EventOf(letter));

        // An index of digits follows, and all of them sort before a colon.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {all} and RowKey lt {all + ":"}");
        var letters = new List<DeadLetter>();
        await foreach (var row in _letters.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) letters.Add(LetterOf(row));
        return letters;
    }

    public async Task<bool> HandleAsync(string key, DeadLetterHandling handling, CancellationToken cancellation)
    {
        var letter = DeadLetterKey.FromCursor(key);
        while (true)
        {
            var found = await _letters.GetEntityIfExistsAsync<TableEntity>(PartitionOf(letter), letter, [HandlingColumn], cancellation);
            if (!found.HasValue || HandlingOf(found.Value!) is { } before && DeadLetterJson.ReadHandling(before).IsSettled) return false;
            if (await TryHandleAsync(letter, handling, found.Value!.ETag, cancellation)) return true;
        }
    }

    /// <returns>False when somebody else was faster.</returns>
    private async Task<bool> TryHandleAsync(string key, DeadLetterHandling handling, ETag seen, CancellationToken cancellation)
    {
        try
        {
            var row = new TableEntity(PartitionOf(key), key) { [HandlingColumn] = DeadLetterJson.Write(handling) };
            await _letters.UpdateEntityAsync(row, seen, TableUpdateMode.Merge, cancellation);
            return true;
        }
        catch (RequestFailedException trouble) when (trouble.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    private static string? HandlingOf(TableEntity row) => row.GetString(HandlingColumn);

    private static DeadLetter LetterOf(TableEntity row) => DeadLetterJson.Read(row.GetString(LetterColumn) ?? "", HandlingOf(row));

    private async Task AddBatchAsync(TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await _letters.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
        }
        catch (RequestFailedException exists) when (IsThere(exists))
        {
            // A redelivered batch: some are there already, and one of them refuses the whole transaction.
            foreach (var row in rows) await AddOneAsync(row, cancellation);
        }
    }

    private async Task AddOneAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await _letters.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException exists) when (IsThere(exists))
        {
            // It stays as it is.
        }
    }

    private static bool IsThere(RequestFailedException trouble) => trouble.Status == (int)HttpStatusCode.Conflict && trouble.ErrorCode == TableErrorCode.EntityAlreadyExists;

    private static string? Behind(string? cursor)
    {
        if (cursor is null) return null;
        var key = DeadLetterKey.FromCursor(cursor);
        var partition = PartitionOf(key);
        return TableClient.CreateQueryFilter($"(PartitionKey eq {partition} and RowKey gt {key}) or PartitionKey gt {partition}");
    }

    private static TableEntity RowOf(DeadLetter letter)
    {
        var key = DeadLetterKey.Of(letter);
        return new TableEntity(PartitionOf(key), key) { [LetterColumn] = DeadLetterJson.Write(letter) };
    }

    /// <summary>The day of the inverted ticks that a key starts with.</summary>
    private static string PartitionOf(string key) => (long.Parse(key.AsSpan(0, key.IndexOf('~', StringComparison.Ordinal))) / TimeSpan.TicksPerDay).ToString("D7");
}
