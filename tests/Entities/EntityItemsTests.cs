using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Core;
using RealRecon.Emulator.Entities;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Entities;

public sealed class EntityItemsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.In("entities.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Items_WhenTheyComeAndLeave_StandInRowsBesideTheState()
    {
        await RunAsync([TrayItems.Do("Take", "one"), TrayItems.Do("Take", "two")], [TrayItems.Do("Answer"), TrayItems.Do("Take", "three")]);

        Assert.Equal(["1 two", "2 three"], Rows("SELECT Number || ' ' || CAST(Content AS TEXT) FROM Items ORDER BY Number"));
        Assert.Equal(["""{"Answered":1,"Letters":[]}"""], Rows("SELECT CAST(State AS TEXT) FROM Entities"));
    }

    [Fact]
    public async Task Items_AfterRestart_AreBackInTheState()
    {
        await RunAsync([TrayItems.Do("Take", "one"), TrayItems.Do("Take", "two"), TrayItems.Do("Take", "three")], [TrayItems.Do("Answer")]);
        await RunAsync([TrayItems.Do("Take", "four")], [TrayItems.Do("Answer")]);

        Assert.Equal(["2 three", "3 four"], Rows("SELECT Number || ' ' || CAST(Content AS TEXT) FROM Items ORDER BY Number"));
    }

    [Fact]
    public async Task Items_WhenTheyComeAndLeaveWithinOneTurn_AreNeverStored()
    {
        await RunAsync([TrayItems.Do("Take", "one"), TrayItems.Do("Answer")]);

        Assert.Empty(Rows("SELECT CAST(Number AS TEXT) FROM Items"));
    }

    [Fact]
    public async Task Items_WhenTheirEntityIsDeleted_AreGoneAndCanComeAgain()
    {
        await RunAsync([TrayItems.Do("Take", "one")], [TrayItems.Do("Burn")]);
        Assert.Empty(Rows("SELECT CAST(Number AS TEXT) FROM Items"));

        await RunAsync([TrayItems.Do("Take", "two")], [TrayItems.Do("Burn")], [TrayItems.Do("Take", "three")]);
        Assert.Equal(["0 three"], Rows("SELECT Number || ' ' || CAST(Content AS TEXT) FROM Items"));
    }

    [Fact]
    public async Task Items_InFileOfFirstVersion_AreTakenFromTheStateAndStoredOneByOne()
    {
        await RunAsync([TrayItems.Do("Take", "one")]);
        Change("""UPDATE Entities SET State = '{"Answered":7,"Letters":["old"]}'; DELETE FROM Items; PRAGMA user_version=1""");

        await RunAsync([TrayItems.Do("Take", "new")]);

        Assert.Equal(["7 old", "8 new"], Rows("SELECT Number || ' ' || CAST(Content AS TEXT) FROM Items ORDER BY Number"));
    }

    private async Task RunAsync(params OutboxMessage.Signal[][] turns)
    {
        await using var runtime = EntityRuntime.Start(new() { File = File }, [TrayItems.Kind], TimeProvider.System, NullLogger<EntityRuntime>.Instance);
        foreach (var turn in turns) await runtime.SignalAsync(turn, TestContext.Current.CancellationToken);
    }

    private List<string> Rows(string sql)
    {
        using var connection = Open();
        using var command = Command(connection, sql);
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read()) rows.Add(row.GetString(0));
        return rows;
    }

    private void Change(string sql)
    {
        using var connection = Open();
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
