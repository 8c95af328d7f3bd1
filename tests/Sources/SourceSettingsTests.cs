using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;

namespace RealRecon.Tests.Sources;

/// <summary>A wrong setting ends the start with one sentence, which never repeats a secret.</summary>
public sealed class SourceSettingsTests
{
    [Theory]
    [InlineData("Type", "adyen", "RealRecon__Sources__bank__Type is 'adyen'; write one of ledger, razorpay, stripe.")]
    [InlineData("Type", null, "RealRecon__Sources__bank__Type is ''; write one of ledger, razorpay, stripe.")]
    [InlineData("Colour", "red", "RealRecon__Sources__bank__Colour is not a setting; there are Type, Url, Key, Header, Scope, Timeout, MaxConcurrent.")]
    [InlineData("Timeout", "5", "RealRecon__Sources__bank__Timeout is '5'; write a duration from 00:00:00.1 to 00:05:00.")]
    [InlineData("MaxConcurrent", "0", "RealRecon__Sources__bank__MaxConcurrent is '0'; write a whole number from 1 to 1000.")]
    [InlineData("Header", "X Y", "RealRecon__Sources__bank__Header is not the name of a header; write letters, digits and hyphens.")]
    [InlineData("Key", null, "RealRecon__Sources__bank needs either RealRecon__Sources__bank__Key or RealRecon__Sources__bank__Scope.")]
    [InlineData("Key", "with\nbreak", "RealRecon__Sources__bank__Key cannot be used; write visible ASCII characters without blanks.")]
    [InlineData("Scope", "api://bank", "RealRecon__Sources__bank needs either RealRecon__Sources__bank__Key or RealRecon__Sources__bank__Scope.")]
    public void Settings_WhenOneIsWrong_AreRefusedInASentence(string name, string? value, string sentence)
    {
        var settings = new Dictionary<string, string> { ["Type"] = "ledger", ["Url"] = "https://bank.example/v1", ["Key"] = "s3cret" };
        if (value is null) settings.Remove(name);
        else settings[name] = value;

        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Read(settings)).Message);
    }

    [Theory]
    [InlineData("http://bank.example/")]
    [InlineData("https://user:s3cret@bank.example/")]
    [InlineData("https://bank.example/?key=s3cret")]
    [InlineData("bank.example")]
    [InlineData("ftp://localhost/")]
    public void Settings_WhenTheAddressIsUnsafe_AreRefusedWithoutRepeatingIt(string url)
    {
        var refusal = Assert.Throws<SettingException>(() => Read(new() { ["Type"] = "ledger", ["Url"] = url, ["Key"] = "k" })).Message;

        Assert.StartsWith("RealRecon__Sources__bank__Url cannot be used; write an https address", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-colon")]
    [InlineData(":secret")]
    [InlineData("id:")]
    public void Settings_WhenRazorpaysKeyLacksAPart_AreRefused(string key) => Assert.Equal(
        "RealRecon__Sources__bank__Key cannot be used; write key id and key secret with a colon between them.",
        Assert.Throws<SettingException>(() => Read(new() { ["Type"] = "razorpay", ["Url"] = "https://api.example", ["Key"] = key })).Message);

    [Fact]
    public void Settings_WhenTheyAreRight_PinTheAddress()
    {
        var source = Assert.Single(SourceSettings.Read(SourceStage.Settings(
            ("Bank__type", "Ledger"), ("Bank__url", "http://localhost:5000/v1"), ("Bank__key", "k"), ("Bank__timeout", "00:00:02"))));

        Assert.Equal(("bank", "http://localhost:5000/v1/", TimeSpan.FromSeconds(2), 32), (source.Name, source.Url.AbsoluteUri, source.Timeout, source.MaxConcurrent));
    }

    [Fact]
    public void Settings_WhenAScopeIsGiven_NeedHttps() => Assert.Equal(
        "RealRecon__Sources__bank__Scope needs an https address and goes without RealRecon__Sources__bank__Header.",
        Assert.Throws<SettingException>(() => Read(new() { ["Type"] = "ledger", ["Url"] = "http://localhost", ["Scope"] = "api://bank/.default" })).Message);

    private static void Read(Dictionary<string, string> settings) =>
        SourceSettings.Read(SourceStage.Settings([.. settings.Select(setting => ($"bank__{setting.Key}", setting.Value))]));
}
