using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

public sealed class QuietHoursTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    // Berlin is one hour ahead of UTC, two from 29 March 2026 01:00 UTC until 25 October.
    [Theory]
    [InlineData("2026-03-02T20:59:00Z", null)]
    [InlineData("2026-03-02T21:00:00Z", "2026-03-03T06:00:00Z")]
    [InlineData("2026-03-03T05:59:59Z", "2026-03-03T06:00:00Z")]
    [InlineData("2026-03-03T06:00:00Z", null)]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25T06:00:00Z")]
    public void Night_WhenClocksChangeWithinIt_EndsAtSevenByTheClockOnTheWall(string at, string? end) =>
        Assert.Equal(Time(end), Read("""{ "timeZone": "Europe/Berlin", "from": "22:00", "to": "07:00" }""").EndIfWithin(Time(at)!.Value));

    [Theory]
    [InlineData("2026-03-06T23:00:00Z", "2026-03-09T00:00:00Z")]
    [InlineData("2026-03-07T12:00:00Z", "2026-03-09T00:00:00Z")]
    [InlineData("2026-03-09T00:00:00Z", null)]
    public void Weekend_WhenItsDaysAreWhole_EndsOnMonday(string at, string? end) => Assert.Equal(
        Time(end),
        Read("""{ "timeZone": "UTC", "from": "00:00", "to": "00:00", "days": ["saturday", "sunday", "friday"] }""").EndIfWithin(Time(at)!.Value));

    [Fact]
    public void Night_WhenItBeginsOnFridaysOnly_IsQuietUntilSaturdayMorning()
    {
        var quiet = Read("""{ "timeZone": "UTC", "from": "20:00", "to": "08:00", "days": ["friday"] }""");

        Assert.Equal(Time("2026-03-07T08:00:00Z"), quiet.EndIfWithin(Time("2026-03-07T07:00:00Z")!.Value));
        Assert.Null(quiet.EndIfWithin(Time("2026-03-06T07:00:00Z")!.Value));
        Assert.Null(quiet.EndIfWithin(Time("2026-03-07T21:00:00Z")!.Value));
    }

    [Fact]
    public void Days_WhenThereAreNone_AreNeverQuiet() =>
        Assert.Null(new QuietHours { From = default, To = default, Days = [], Offsets = ImmutableArray<ZoneOffset>.Empty }.EndIfWithin(Now));

    private static QuietHours Read(string json)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _)) Assert.Skip("Needs the time zone database.");
        return AlertsSectionTests.Read($$"""{ "quietHours": {{json}} }""", Now).Quiet!;
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
