using System.Security.Cryptography;
using RealRecon.Core.Audit;

namespace RealRecon.Tests.Audit;

public sealed class MerkleTreeTests
{
    // The eight inputs and roots that implementations of Certificate Transparency test with.
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696A6B6C6D6E6F"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_OfTheKnownInputs_IsTheKnownRoot(int count, string root)
    {
        var leaves = Inputs.Take(count).Select(hex => MerkleTree.HashLeaf(Convert.FromHexString(hex))).ToArray();

        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(leaves)));
    }

    [Fact]
    public void Root_ForAnyCount_IsThatOfTheRecursiveDefinition()
    {
        var leaves = Enumerable.Range(0, 130).Select(i => MerkleTree.HashLeaf([(byte)i])).ToArray();

        for (var count = 1; count <= leaves.Length; count++) Assert.Equal(Define(leaves.AsSpan(0, count)), MerkleTree.Root(leaves.AsSpan(0, count)));
    }

    [Fact]
    public void HashLeaf_WhenTheEntryIsLarge_HashesAllOfIt()
    {
        var entry = new byte[100_000];
        entry[^1] = 1;

        Assert.Equal(SHA256.HashData([0, .. entry]), MerkleTree.HashLeaf(entry));
    }

    private static byte[] Define(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Length) left *= 2;
        return SHA256.HashData([1, .. Define(leaves[..left]), .. Define(leaves[left..])]);
    }
}
