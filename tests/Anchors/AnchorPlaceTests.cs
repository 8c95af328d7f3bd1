using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Options;

namespace RealRecon.Tests.Anchors;

public sealed class AnchorPlaceTests
{
    [Theory]
    [InlineData("https://account.blob.core.windows.net/anchors", typeof(BlobAnchorStore))]
    [InlineData("UseDevelopmentStorage=true", typeof(BlobAnchorStore))]
    [InlineData("some/folder", typeof(FolderAnchorStore))]
    public void Open_WhenThePlaceIsKnown_OpensIt(string place, Type store) => Assert.IsType(store, AnchorPlace.Open("Anchors", place));

    [Theory]
    [InlineData("http://account.blob.core.windows.net/anchors")]
    [InlineData("https://")]
    [InlineData("https://account.blob.core.windows.net/anchors?sv=2024&sig=SIGNATURE")]
    [InlineData("AccountName=a;AccountKey=SIGNATURE")]
    [InlineData(" ")]
    public void Open_WhenItIsNot_SaysWhatToWriteAndKeepsTheTextToItself(string place)
    {
        var refused = Assert.Throws<SettingException>(() => AnchorPlace.Open("Anchors", place));

        Assert.StartsWith("Anchors is not a place for anchors; write ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SIGNATURE", refused.Message, StringComparison.Ordinal);
    }
}
