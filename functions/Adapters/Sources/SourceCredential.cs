using System.Text;

namespace RealRecon.Adapters.Sources;

/// <summary>How a source knows RealRecon. Its text never shows what it holds.</summary>
internal abstract class SourceCredential
{
    private SourceCredential()
    {
    }

    /// <summary>A secret in a header of every request.</summary>
    public sealed class Header(string name, string value) : SourceCredential
    {
        public string Name => name;

        public string Value => value;

        public static Header Basic(string user, string password) =>
            new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");
    }

    /// <summary>Tokens for this scope, under the app's own identity.</summary>
    public sealed class Identity(string scope) : SourceCredential
    {
        public string Scope => scope;
    }
}
