using System.Collections.Immutable;

namespace RealRecon.Adapters.Api;

/// <summary>The words that can stand as a side's provider.</summary>
internal static class Providers
{
    public static readonly ImmutableArray<string> All = ["stripe", "adyen", "razorpay", "paypal", "generic", "ledger", "camt", "mt", "bai2"];
}
