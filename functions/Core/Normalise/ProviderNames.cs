using System.Collections.Immutable;
using RealRecon.Core.Normalise.Formats;

namespace RealRecon.Core.Normalise;

/// <summary>The words of the application property <c>provider</c>, and what can stand as a side's provider.</summary>
public static class ProviderNames
{
    /// <summary>Those that are read, then those that are known but not read yet.</summary>
    public static readonly ImmutableArray<string> All = [.. FormatTable.Names];
}
