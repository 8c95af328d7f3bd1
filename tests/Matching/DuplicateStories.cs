namespace RealRecon.Tests.Matching;

/// <summary>Cases C25 to C29: the layers of duplicates.</summary>
public sealed class DuplicateStories
{
    [Fact]
    public void C25_WhenTheHubRepeatsAPosition_StaysSilentAndCounts()
    {
        var story = Story.Tells("""
            00:00  stripe  GS 2000 USD id=evt_1  | WAIT_BANK, due 01:00, Fact
            00:09  stripe  repeat id=evt_1       | silent
            """);
        Assert.Equal(1, story.State!.DuplicateCount);
        Assert.Equal(1, story.State.Version);
    }

    [Fact]
    public void C26_WhenTheProviderRedelivers_IsAuditedOnce() => Story.Tells("""
        00:00     stripe  GS 2000 USD id=evt_1  | WAIT_BANK, due 01:00, Fact
        00:03     ledger  BB 2000 USD           | MATCHED M00_EXACT, Fact M00_EXACT
        02:00:00  stripe  again id=evt_1        | MATCHED M00_EXACT, Duplicate DUP_REDELIVERY
        """);

    [Fact]
    public void C27_WhenOneIdComesWithTwoAmounts_TheFirstStandsAndNothingMatches() => Story.Tells("""
        00:00  stripe  GS 2000 USD id=evt_1  | WAIT_BANK, due 01:00, Fact
        00:02  stripe  GS 2500 USD id=evt_1  | MISMATCH DUP_CONFLICT, Conflict DUP_CONFLICT
        00:03  ledger  BB 2000 USD           | MISMATCH DUP_CONFLICT, Fact
        """);

    [Fact]
    public void C28_WhenIntentAndChargeSayTheSame_ItIsOneFact() => Story.Tells("""
        00:00     stripe  GS 2000 USD fact=ch_1:CAPTURE:2000 cumulative  | WAIT_BANK, due 01:00, Fact
        00:01     stripe  GS 2000 USD fact=ch_1:CAPTURE:2000 cumulative  | WAIT_BANK, still due 01:00, Duplicate DUP_SEMANTIC
        02:00:00  stripe  GS 2000 USD fact=ch_1:CAPTURE:2000 cumulative  | WAIT_BANK, still due 01:00, Duplicate DUP_SEMANTIC
        02:00:01  ledger  BB 2000 USD                                    | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C29_WhenPaymentAndOrderSayTheSame_ItIsOneFact() => Story.Tells("""
        00:00  razorpay  GS 2000 INR fact=pay_X:CAPTURE  | WAIT_BANK, due 01:00, Fact
        00:01  razorpay  GS 2000 INR fact=pay_X:CAPTURE  | WAIT_BANK, still due 01:00, Duplicate DUP_SEMANTIC
        00:02  ledger    BB 2000 INR                     | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void Duplicate_WhenItIsRedeliveredItself_StaysSilent()
    {
        var story = Story.Tells("""
            00:00  stripe  GS 2000 USD id=evt_1  | WAIT_BANK, due 01:00, Fact
            00:09  stripe  again id=evt_1        | WAIT_BANK, still due 01:00, Duplicate DUP_REDELIVERY
            """);
        var duplicate = story.LastEntry!.Event!;
        var repeated = RealRecon.Core.Matching.Transaction.Decide(story.State, duplicate, new(), Story.Start);
        Assert.Null(repeated.Entry);
    }

    [Fact]
    public void Key_WhenItComesWithAnotherAmount_IsNotTakenForTheSameFact() => Story.Tells("""
        00:00  generic  GS 2000 USD fact=tx-1:CAPTURE  | WAIT_BANK, due 01:00, Fact
        00:01  generic  GS 500 USD fact=tx-1:CAPTURE   | WAIT_BANK, still due 01:00, Fact
        00:02  ledger   BB 2500 USD                    | MATCHED M04_SPLIT_SUM, Fact M04_SPLIT_SUM
        """);
}
