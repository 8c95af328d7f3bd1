using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class StorageKeyTests
{
    [Theory]
    [InlineData("pi_3NXZ0x", "pi_3NXZ0x")]
    [InlineData("a/b", "a=2Fb")]
    [InlineData("a=2Fb", "a=3D2Fb")]
    [InlineData("é", "=C3=A9")]
    public void Encode_WhenTheReferenceHasUnsafeCharacters_EscapesThemAndDecodeBringsThemBack(string reference, string key)
    {
        Assert.Equal(key, StorageKey.Encode(reference));
        Assert.Equal(reference, StorageKey.Decode(key));
    }
}
