using System.Text;
using CsCheck;
using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class StorageKeyTests
{
    [Theory]
    [InlineData("pi_3NXZ0x", "pi_3NXZ0x")]
    [InlineData("a/b", "a=2Fb")]
    [InlineData("a=2Fb", "a=3D2Fb")]
    [InlineData("é", "=C3=A9")]
    [InlineData("v1.2", "v1.2")]
    [InlineData(".", "=2E")]
    [InlineData("..", "=2E.")]
    public void Encode_WhenTheReferenceHasUnsafeCharacters_EscapesThemAndDecodeBringsThemBack(string reference, string key)
    {
        Assert.Equal(key, StorageKey.Encode(reference));
        Assert.Equal(reference, StorageKey.Decode(key));
    }

    [Theory]
    [InlineData("a=2")]
    [InlineData("a=ZZ")]
    [InlineData("a=2fb")]
    [InlineData("=41")]
    [InlineData("a b")]
    [InlineData("=FF")]
    [InlineData("é")]
    [InlineData("..")]
    public void Decode_WhenTheKeyWasNotMadeByEncode_Refuses(string key) => Assert.Throws<FormatException>(() => StorageKey.Decode(key));

    [Fact]
    public void Encode_WhenTheTextHoldsHalfASurrogatePair_RefusesRatherThanMergingTwoReferences() =>
        Assert.Throws<EncoderFallbackException>(() => StorageKey.Encode("a\ud800"));

    [Fact]
    public void Encode_WhenReferencesAreAny_IsOneToOneAndPlain() => Gen.String[1, 64].Where(text => ReferenceText.IsLegal(text, 64)).Sample(
        text => StorageKey.Decode(StorageKey.Encode(text)) == text && StorageKey.Encode(text).All(c => char.IsAsciiLetterOrDigit(c) || "-_.=".Contains(c)));
}
