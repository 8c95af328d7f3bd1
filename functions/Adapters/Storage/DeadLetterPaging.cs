namespace RealRecon.Adapters.Storage;

/// <summary>Puts a page together from letters that come newest first, looking at no more of them than a request may cost.</summary>
internal sealed class DeadLetterPaging(DeadLetterFilter filter, int limit)
{
    private readonly List<DeadLetter> _items = new(Math.Min(limit, 1000));
    private string? _last;
    private int _looked;

    /// <summary>Where the next page begins; null as long as this one is not full.</summary>
    public string? Next { get; private set; }

    /// <summary>How many letters there is use for, one more than the page among them: it tells whether there is a next.</summary>
    public int Wanted => filter == DeadLetterFilter.All ? limit + 1 : DeadLetterFilter.MaxLooked + 1;

    public DeadLetterPage Page => new(_items, Next);

    /// <returns>False when the page is complete, and this letter belongs to the next.</returns>
    public bool TryAdd(DeadLetter letter)
    {
        if (_items.Count == limit || _looked == DeadLetterFilter.MaxLooked)
        {
            Next = _last;
            return false;
        }

        if (filter.Takes(letter)) _items.Add(letter);
        _last = letter.Key;
        _looked++;
        return true;
    }
}
