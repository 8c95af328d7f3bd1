using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RealRecon.Core.Alerts;

/// <summary>
/// Which of the last alerts are open: bounded, whatever comes. It makes a repeated signal harmless, and a withdrawal that comes before its alert.
/// Of alerts that fell out of it, only the number of open ones is known.
/// </summary>
/// <param name="Marks">Oldest first: a hash of subject and number, whose lowest bit says whether it is open.</param>
/// <param name="Forgotten">Open alerts that fell out.</param>
public sealed record RecentAlerts(ImmutableArray<long> Marks, long Forgotten)
{
    public static readonly RecentAlerts Empty = new([], 0);

    /// <summary>The platform repeats within minutes, and in order: a few hundred cover what may come again at one time.</summary>
    internal const int Limit = 256;

    private const long OpenBit = 1;

    /// <summary>After this alert was raised; null when it was heard of before.</summary>
    public RecentAlerts? Raised(string subject, long number)
    {
        var mark = MarkOf(subject, number);
        return IndexOf(mark) >= 0 ? null : Adding(mark | OpenBit);
    }

    /// <summary>After this alert was withdrawn; <c>WasOpen</c> tells whether one less is open now.</summary>
    public (RecentAlerts Next, bool WasOpen) Cleared(string subject, long number)
    {
        var mark = MarkOf(subject, number);
        var index = IndexOf(mark);
        if (index >= 0)
        {
            var isOpen = (Marks[index] & OpenBit) != 0;
            return (isOpen ? this with { Marks = Marks.SetItem(index, mark) } : this, isOpen);
        }

        // Never heard of, or forgotten. If none is forgotten, it overtook its alert, which then is over before it comes.
        var wasOpen = Forgotten > 0;
        return ((wasOpen ? this with { Forgotten = Forgotten - 1 } : this).Adding(mark), wasOpen);
    }

    private RecentAlerts Adding(long mark)
    {
        if (Marks.Length < Limit) return this with { Marks = Marks.Add(mark) };
        var marks = new long[Limit];
        Marks.AsSpan()[1..].CopyTo(marks);
        marks[^1] = mark;
        return new RecentAlerts(ImmutableCollectionsMarshal.AsImmutableArray(marks), Forgotten + ((Marks[0] & OpenBit) != 0 ? 1 : 0));
    }

    private int IndexOf(long mark)
    {
        var marks = Marks.AsSpan();
        var open = marks.LastIndexOf(mark | OpenBit);
        return open >= 0 ? open : marks.LastIndexOf(mark);
    }

    // References come from outside, so nobody may be able to make two alerts look like one.
    private static long MarkOf(string subject, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{number}/{subject}"), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & ~OpenBit;
    }
}
