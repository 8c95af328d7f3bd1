using System.CommandLine;

namespace RealRecon.Producers.CommandLine;

/// <summary>An http address. What is wrong with another one is said in one sentence, with an example.</summary>
internal static class UrlOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">A sentence for the help.</param>
    /// <param name="usual">What holds when it is not given.</param>
    internal static Option<Uri> Create(string name, string description, string usual) => new(name)
    {
        Description = description,
        HelpName = "url",
        DefaultValueFactory = _ => new Uri(usual),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
            result.AddError($"{name} takes an http address, not '{result.Tokens[0].Value}'; write {name} {usual}.");
            return null;
        },
    };
}
