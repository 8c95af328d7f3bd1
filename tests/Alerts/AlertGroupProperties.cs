using CsCheck;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Alerts;

/// <summary>What holds whatever comes: each number is an alert raised, withdrawn or told again, or time that passes.</summary>
public sealed class AlertGroupProperties
{
    private static readonly Gen<(int Subject, int Deed)[]> Stories = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 9]).Array[0, 120];

    [Fact]
    public void Incidents_WhateverComes_AreCountedAnnouncedAndClosedOnce() => Stories.Sample(
        story =>
        {
            var (stage, open, numbers) = (new AlertStage(), new HashSet<(int, long)>(), new Dictionary<int, long>());
            foreach (var (subject, deed) in story)
            {
                var number = numbers.GetValueOrDefault(subject);
                switch (deed)
                {
                    case < 3 when !open.Contains((subject, number)):
                        numbers[subject] = ++number;
                        open.Add((subject, number));
                        stage.Raise($"tx-{subject}", number: number);
                        break;
                    case < 6:
                        open.Remove((subject, number));
                        if (number > 0) stage.Clear($"tx-{subject}", number: number);
                        break;
                    case < 7 when open.Contains((subject, number)):
                        stage.Raise($"tx-{subject}", number: number);
                        break;
                    default:
                        stage.Pass(deed - 5.5);
                        break;
                }

                Assert.Equal(open.Count, stage.State?.Count ?? 0);
                Assert.Equal(open.Count * 1000L, stage.State?.Exposure.Shown().GetValueOrDefault("EUR") ?? 0);
            }

            stage.Pass(30);
            AssertTold(stage, open.Count);
        },
        iter: 1000);

    [Fact]
    public void Count_WhenSignalsComeInAnyOrderWithinTheMemory_IsRightInTheEnd() =>
        Gen.Shuffle(Enumerable.Range(0, 60).ToArray()).Sample(
            order =>
            {
                // 0 to 39 are raised, 40 to 59 withdraw the first twenty of them.
                var stage = new AlertStage();
                foreach (var signal in order)
                {
                    if (signal < 40) stage.Raise($"tx-{signal}");
                    else stage.Clear($"tx-{signal - 40}");
                    Assert.True(stage.State!.Count >= 0);
                }

                Assert.Equal(20, stage.State!.Count);
            },
            iter: 300);

    private static void AssertTold(AlertStage stage, int open)
    {
        // A snapshot is what was committed with its entry, so the last one stands for the state.
        var isOpen = stage.State?.Incident?.IsOpen ?? false;
        Assert.Equal(open > 0, isOpen);
        foreach (var incident in stage.Started.GroupBy(word => word.Incident))
        {
            Assert.Single(incident, word => word.Kind == NotificationKind.Opened);
            var isCurrent = incident.Key == stage.State!.Incident!.Number && isOpen;
            Assert.Equal(isCurrent ? 0 : 1, incident.Count(word => word.Kind == NotificationKind.Closed));
        }

        Assert.Equal(stage.State?.Incident?.Number ?? 0, stage.Entries.Count(entry => entry.What == CaseEvent.Opened));
        Assert.Equal(stage.State?.Version ?? 0, stage.Entries.Count);
    }
}
