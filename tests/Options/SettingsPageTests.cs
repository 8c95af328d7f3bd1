using RealRecon.Adapters.Options;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Options;

public sealed class SettingsPageTests
{
    [Fact]
    public void Page_IsWhatTheSourceSays() => GeneratedText.AssertIs("docs/settings.md", SettingsPage.Text);

    [Theory]
    [InlineData("RealRecon__BankDeadline")]
    [InlineData("realrecon__sources__my-bank__key")]
    [InlineData("EventHubs__clientId")]
    public void Knows_WhatSomethingReads(string name) => Assert.True(SettingNotes.Knows(name));

    [Theory]
    [InlineData("RealRecon__BankDeadlin")]
    [InlineData("RealRecon__Sources__bank__Colour")]
    [InlineData("EventHubs__bank__clientId")]
    public void Knows_NothingElse(string name) => Assert.False(SettingNotes.Knows(name));
}
