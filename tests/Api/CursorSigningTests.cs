using System.Buffers.Text;
using System.Security.Cryptography;
using RealRecon.Adapters.Options;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

public sealed class CursorSigningTests
{
    private static readonly byte[] Old = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] New = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Cursor_WhenTheServerStartsAnew_IsStillItsOwn()
    {
        var folder = Directory.CreateTempSubdirectory("realrecon-cursor-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            string cursor;
            await using (var first = await StartAsync(file))
            {
                cursor = await CursorAsync(first);
            }

            await using var second = await StartAsync(file);
            Assert.Equal(200, await AskAsync(second, cursor));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Cursor_OfAnotherDeployment_IsNotTaken()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        Assert.Equal(400, await AskAsync(other, await CursorAsync(one)));
    }

    [Fact]
    public async Task Cursor_WhenKeysRotate_IsTakenAsLongAsItsKeyIsNamed()
    {
        await using var before = await StartAsync(SqliteInMemory, Old);
        await using var both = await StartAsync(SqliteInMemory, New, Old);
        await using var after = await StartAsync(SqliteInMemory, New);
        var (oldest, newest) = (await CursorAsync(before), await CursorAsync(both));

        Assert.Equal((200, 400), (await AskAsync(both, oldest), await AskAsync(after, oldest)));
        Assert.Equal((200, 400), (await AskAsync(after, newest), await AskAsync(before, newest)));
    }

    /// <summary>As they were before they were signed: whoever holds one is told to start again.</summary>
    [Fact]
    public async Task Cursor_WithAChecksumOnly_IsRefusedWithASentence()
    {
        await using var host = await StartAsync();
        byte[] content = [.. new byte[8], .. new byte[8], .. "tx-1"u8];
        byte[] text = [1, .. content, .. SHA256.HashData([1, 1, .. content]).AsSpan(0, 8)];

        var reply = await Api.GetAsync(host, $"/transactions?cursor={Base64Url.EncodeToString(text)}");

        reply.IsProblem(400);
        Assert.Contains("Start again without one", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private const string SqliteInMemory = RealRecon.Adapters.Storage.Sqlite.SqliteLedger.InMemory;

    private static async Task<ApiHost> StartAsync(string file = SqliteInMemory, params byte[][] keys)
    {
        var host = new ApiHost(file) { Options = RealReconOptions.Default with { CursorKeys = [.. keys] } };
        await host.InitializeAsync();
        return host;
    }

    private static async Task<string> CursorAsync(ApiHost host)
    {
        foreach (var id in (string[])["a", "b"]) await host.Ledger.WriteAsync(id, TransactionStatus.MATCHED);
        return (await Api.GetAsync(host, "/transactions?limit=1")).Json.GetProperty("next").GetString()!;
    }

    private static async Task<int> AskAsync(ApiHost host, string cursor) => (int)(await Api.GetAsync(host, $"/transactions?limit=1&cursor={cursor}")).Status;
}
