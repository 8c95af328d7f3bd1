using System.Collections.Immutable;
using RealRecon.Core;

namespace RealRecon.Adapters.Storage;

/// <summary>Reasons as one text that is searched exactly: <c>|AMT_UNDER|M06_LATE|</c> contains <c>|M06_LATE|</c> and nothing that merely looks like it.</summary>
internal static class ReasonList
{
    public static string Of(ImmutableArray<ReasonCode> reasons) => reasons.Length switch
    {
        0 => "",
        1 => Part(reasons[0]),
        _ => $"|{string.Join('|', reasons)}|",
    };

    public static string Part(ReasonCode reason) => $"|{reason}|";
}
