using System.Text;
using RealRecon.Core.Normalise;
using RealRecon.Core.Normalise.Documents;

namespace RealRecon.Tests.Normalise;

/// <summary>The quick check for duplicate names and the parser's own must agree on every document.</summary>
public sealed class DuplicateMemberTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"":1,"":2}""")]
    [InlineData("""{"o":{"amount_received":1,"b":2,"amount_received":3}}""")]
    [InlineData("""{"l":[{"a":1},{"b":[[{"a":1,"a":1}]]}]}""")]
    public void Document_WhenAnObjectNamesAMemberTwice_IsRefused(string json) => Assert.Equal(RejectionReason.JSON_DUPLICATE_KEY, RefusalOf(json));

    [Theory]
    [InlineData("""{"a":1,"A":2,"\u0062":3}""")]
    [InlineData("""{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}""")]
    // Names that the quick check cannot tell apart: alike in length, in their first and in their last eight bytes.
    [InlineData("""{"long_name_x_that_ends_alike":1,"long_name_y_that_ends_alike":2}""")]
    [InlineData("""{"":1,"a":2,"aa":3,"b":4}""")]
    public void Document_WhenNamesOnlyLookAlike_IsTaken(string json) => Assert.Null(RefusalOf(json));

    [Fact]
    public void Document_WhenAnObjectHasManyMembers_IsCheckedAllTheSame()
    {
        var members = string.Join(',', Enumerable.Range(0, 500).Select(n => $"\"m{n}\":{n}"));

        Assert.Null(RefusalOf($"{{{members}}}"));
        Assert.Equal(RejectionReason.JSON_DUPLICATE_KEY, RefusalOf($"{{{members},\"m7\":0}}"));
    }

    private static RejectionReason? RefusalOf(string json)
    {
        using var document = JsonBody.TryParse(Encoding.UTF8.GetBytes(json), out var rejection);
        Assert.Equal(document is null, rejection is not null);
        return rejection?.Reason;
    }
}
