using RealRecon.Core;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Entities;

public sealed class EntityRuntimeTests
{
    [Fact]
    public async Task Signal_WhenAwaited_IsOnDisk()
    {
        await using var test = new TestRuntime();

        await test.SendAsync(TestEntities.To("a", "Add", 5));

        Assert.Equal(5, test.StoredBalance("a"));
    }

    [Fact]
    public async Task Signals_WhenSentToOneEntity_RunInTheirOrder()
    {
        await using var test = new TestRuntime();

        await test.SendAsync([.. Enumerable.Range(1, 100).Select(i => TestEntities.To("a", "Add", i))]);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"a+{i}"), test.Entities.Seen);
    }

    [Fact]
    public async Task Outbox_WhenAnOperationSendsOn_IsDeliveredInTheSameCommit()
    {
        await using var test = new TestRuntime();

        await test.SendAsync(TestEntities.To("a", "Forward", 7, "b"));

        Assert.Equal(7, test.StoredBalance("a"));
        Assert.Equal(7, test.StoredBalance("b"));
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task Operation_WhenItThrows_IsConsumedAndNamedAndOthersGoOn()
    {
        await using var test = new TestRuntime();

        await test.SendAsync(
            TestEntities.To("a", "Add", 1), TestEntities.To("a", "Fail"), TestEntities.To("a", "Add", 2), TestEntities.To("b", "Add", 4));

        Assert.Equal(3, test.StoredBalance("a"));
        Assert.Equal(4, test.StoredBalance("b"));
        var line = Assert.Single(test.Errors);
        Assert.Contains("Fail", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Account", "Nonsense")]
    [InlineData("Nobody", "Add")]
    public async Task Signal_WhenNobodyKnowsItsOperation_IsDroppedAndNamed(string entity, string operation)
    {
        await using var test = new TestRuntime();
        var signal = new OutboxMessage.Signal(new EntityAddress(entity, "a"), operation, new Entry(1));

        await test.SendAsync(signal, signal with { Due = test.Time.GetUtcNow().AddMinutes(1) }, TestEntities.To("b", "Add"));

        Assert.Equal(1, test.StoredBalance("b"));
        Assert.Equal(2, test.Errors.Count);
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task State_WhenAnOperationReturnsNull_IsDeleted()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Add", 5));

        await test.SendAsync(new OutboxMessage.Signal(new EntityAddress("Account", "a"), "Close", null));
        Assert.Null(test.Stored("a"));

        await test.SendAsync(TestEntities.To("a", "Add", 2));
        Assert.Equal(2, test.StoredBalance("a"));
    }

    [Fact]
    public async Task State_WhenMoreEntitiesThanMemoryHolds_IsReadBackFromDisk()
    {
        await using var test = new TestRuntime { CachedEntities = 1000 };
        var keys = Enumerable.Range(0, 5000).Select(i => $"k{i}").ToArray();

        for (var round = 0; round < 3; round++)
        {
            foreach (var chunk in keys.Chunk(500)) await test.SendAsync([.. chunk.Select(key => TestEntities.To(key, "Add"))]);
        }

        Assert.All([0, 17, 4999], i => Assert.Equal(3, test.StoredBalance($"k{i}")));
    }

    [Fact]
    public async Task State_WhenUnreadable_CostsOnlyItsOwnSignals()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Add", 5), TestEntities.To("b", "Add", 5));
        await test.StopAsync();
        Corrupt(test.File);
        test.Start();

        await test.SendAsync(TestEntities.To("a", "Add", 1), TestEntities.To("b", "Add", 1));

        Assert.Equal("{", test.Stored("a"));
        Assert.Equal(6, test.StoredBalance("b"));
        Assert.Single(test.Errors);
    }

    [Fact]
    public async Task Signals_WhenManyClientsSendAtOnce_AreEachAppliedOnce()
    {
        await using var test = new TestRuntime();

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => test.SendAsync(TestEntities.To($"k{i % 7}", "Forward", 1, "sum"))));

        Assert.Equal(2000, test.StoredBalance("sum"));
    }

    [Fact]
    public async Task Signal_WhenTheRuntimeHasStopped_Throws()
    {
        await using var test = new TestRuntime();
        var runtime = test.Runtime;
        await test.StopAsync();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => runtime.SignalAsync([TestEntities.To("a", "Add")], CancellationToken.None));
    }

    [Fact]
    public async Task Commit_WhenItFails_StopsTheRuntimeAndTellsTheCaller()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Add", 5));
        Execute(test.File, "DROP TABLE Entities");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.SendAsync(TestEntities.To("a", "Add", 5)));

        Assert.NotNull(failure.InnerException);
        await Assert.ThrowsAnyAsync<Exception>(() => test.Runtime.Completion);
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.SendAsync(TestEntities.To("b", "Add", 5)));
    }

    private static void Corrupt(string file) => Execute(file, "UPDATE Entities SET State = '{' WHERE Address = 'Account/a'");

    private static void Execute(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
