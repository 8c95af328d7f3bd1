using RealRecon.Core;

namespace RealRecon.Tests.Entities;

/// <summary>Entities come and go on the runtime; the index of their rows is what must neither lose the living nor keep the dead.</summary>
public sealed class DeletedEntityTests
{
    [Fact]
    public async Task Entity_WhenItIsDeletedAndComesBackAgainAndAgain_IsFoundInItsNewestRow()
    {
        await using var test = new TestRuntime { CachedEntities = 1 };
        await test.RestartAsync();
        for (var life = 1; life <= 5; life++)
        {
            await test.SendAsync(TestEntities.To("a", "Add", life));
            // Others push it out of memory, so that it has to be found on disk.
            await test.SendAsync(TestEntities.To($"b{life}", "Add"), TestEntities.To($"c{life}", "Add"));
            await test.SendAsync(TestEntities.To("a", "Add", life));
            Assert.Equal(2 * life, test.StoredBalance("a"));

            await test.SendAsync(new OutboxMessage.Signal(new EntityAddress("Account", "a"), "Close", null));
            await test.SendAsync(TestEntities.To($"d{life}", "Add"), TestEntities.To($"e{life}", "Add"));
            Assert.Null(test.Stored("a"));
        }

        Assert.Equal(2 * 5, test.Entities.Seen.Count(seen => seen.StartsWith("a+", StringComparison.Ordinal)));
        Assert.Equal(1, test.StoredBalance("b1"));
    }
}
