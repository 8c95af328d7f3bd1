using System.Globalization;
using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Api;

/// <summary>Reads the query strictly: each parameter that a route knows at most once, nothing else.</summary>
internal sealed class QueryReader
{
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    private readonly IQueryCollection _query;

    /// <exception cref="Refusal">A parameter is unknown, repeated or empty.</exception>
    public QueryReader(IQueryCollection query, params string[] known)
    {
        _query = query;
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Refusal.BadParameter(known.Length == 0 ? "This route takes no parameters." : $"This route knows only: {string.Join(", ", known)}.");
            }

            if (values.Count != 1 || string.IsNullOrEmpty(values[0])) throw Refusal.BadParameter($"'{name}' is given once, with a value, or not at all.");
        }
    }

    public string? Text(string name) => _query.TryGetValue(name, out var values) ? values[0] : null;

    public int Limit() => Text("limit") switch
    {
        null => DefaultLimit,
        { Length: <= 3 } text when text.All(char.IsAsciiDigit) && int.Parse(text) is >= 1 and <= MaxLimit and var limit => limit,
        _ => throw Refusal.BadParameter($"'limit' is a whole number from 1 to {MaxLimit}."),
    };

    /// <summary>A whole number; null when it is not given.</summary>
    public long? Whole(string name, long least, long most) => Text(name) switch
    {
        null => null,
        { Length: <= 19 } text when text.All(char.IsAsciiDigit) && long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw Refusal.BadParameter(most > int.MaxValue ? $"'{name}' is a whole number from {least} on." : $"'{name}' is a whole number from {least} to {most}."),
    };

    /// <exception cref="Refusal">There is none, or the text is no legal id.</exception>
    public TransactionId Id()
    {
        var text = Text("id") ?? throw Refusal.BadParameter("'id' is required.");
        return TransactionId.TryCreate(text, out var id) ? id : throw Refusal.BadId();
    }

    /// <param name="me">Who asks.</param>
    /// <param name="now">When it is asked.</param>
    /// <exception cref="Refusal">A parameter is not what the contract says.</exception>
    public TransactionFilter Filter(Func<string> me, DateTimeOffset now)
    {
        var reader = new FilterReader(Text, Refusal.BadParameter, me, now);
        return reader.Read() with { Sort = reader.Sort() };
    }

    public CaseFilter CaseFilter() => new(Word<CaseKind>("kind"), Flag("open"));

    public DeadLetterFilter LetterFilter() => new(Hub(), Word<RejectionReason>("reason"), Flag("handled"));

    private string? Hub()
    {
        var text = Text("hub");
        return text is null || HubNames.All.Contains(text) ? text : throw NotOneOf("hub", HubNames.All);
    }

    private bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw NotOneOf(name, ["true", "false"]),
    };

    private TWord? Word<TWord>(string name)
        where TWord : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        // Not Enum.TryParse: it takes numbers and lists for words.
        var names = Enum.GetNames<TWord>();
        var index = Array.IndexOf(names, text);
        return index >= 0 ? Enum.GetValues<TWord>()[index] : throw NotOneOf(name, names);
    }

    private static Refusal NotOneOf(string name, IEnumerable<string> words) => Refusal.BadParameter($"'{name}' is one of: {string.Join(", ", words)}.");
}
