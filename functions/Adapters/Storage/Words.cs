using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace RealRecon.Adapters.Storage;

/// <summary>The words that a filter lets pass, each once and in order, so that equal sets are equal; none of them lets everything pass.</summary>
[CollectionBuilder(typeof(Words), nameof(Words.Of))]
public readonly struct Words<T> : IReadOnlyList<T>, IEquatable<Words<T>>
    where T : notnull
{
    private readonly ImmutableArray<T> _words;

    internal Words(ImmutableArray<T> words) => _words = words;

    public int Count => All.Length;

    /// <summary>Whether it filters at all.</summary>
    public bool Any => Count > 0;

    private ImmutableArray<T> All => _words.IsDefault ? [] : _words;

    public T this[int index] => All[index];

    public static implicit operator Words<T>(T word) => Words.Of([word]);

    public bool LetsPass(T word) => !Any || All.Contains(word);

    public bool Equals(Words<T> other) => All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => obj is Words<T> other && Equals(other);

    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(',', All);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(Words<T> left, Words<T> right) => left.Equals(right);

    public static bool operator !=(Words<T> left, Words<T> right) => !left.Equals(right);
}

public static class Words
{
    public static Words<T> Of<T>(ReadOnlySpan<T> words)
        where T : notnull => new([.. words.ToArray().Distinct().OrderBy(word => word.ToString(), StringComparer.Ordinal)]);
}
