using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Options;

/// <summary>Where the function app keeps audit log, views and dead letters.</summary>
public static class StoreConnection
{
    internal const string Name = "Tables";

    private const string Form = "write a storage connection string, or the https address of a table endpoint, for which the app's identity signs in";

    /// <exception cref="SettingException">It is missing or cannot be used. No refusal repeats it: it may hold a key.</exception>
    public static StorageOptions Read(IConfiguration configuration)
    {
        if (configuration[Name] is not { Length: > 0 } tables) throw new SettingException($"{Name} is not set; {Form}.");
        return IsEndpoint(tables) || IsConnectionString(tables) ? new StorageOptions { Storage = tables } : throw new SettingException($"{Name} cannot be used; {Form}.");
    }

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint is { Scheme: "https", UserInfo: "", Query: "", Fragment: "" };

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new TableServiceClient(text).Uri is not null;
        }
        catch (Exception unusable) when (unusable is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
