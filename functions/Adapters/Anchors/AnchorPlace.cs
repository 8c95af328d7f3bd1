using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Anchors;

/// <summary>Reads where anchors are kept.</summary>
public static class AnchorPlace
{
    /// <summary>The container in an account that is named by a connection string.</summary>
    public const string Container = "anchors";

    /// <summary>Setting of the function app.</summary>
    internal const string Setting = "Anchors";

    /// <summary>Registers <see cref="Anchoring"/> where a place is set; without one no anchors are written.</summary>
    /// <exception cref="SettingException">What is set is no such place.</exception>
    public static IServiceCollection AddRealReconAnchors(this IServiceCollection services, IConfiguration configuration) => configuration[Setting] is { Length: > 0 } place
        ? services.AddSingleton(Open(Setting, place)).AddSingleton<Anchoring>()
        : services;

    /// <param name="name">What the setting or option is called.</param>
    /// <param name="place">The https address of a container (then with the process's own Azure identity), a storage connection string, or a folder.</param>
    /// <exception cref="SettingException">It is none of these.</exception>
    public static IAnchorStore Open(string name, string place)
    {
        if (place.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Query.Length == 0
                ? new BlobAnchorStore(new BlobContainerClient(address, new DefaultAzureCredential()), createsContainer: false)
                : throw Unusable(name);
        }

        if (!place.Contains('=', StringComparison.Ordinal)) return Folder(name, place);
        try
        {
            return new BlobAnchorStore(new BlobContainerClient(place, Container), createsContainer: true);
        }
        catch (Exception trouble) when (trouble is FormatException or ArgumentException)
        {
            throw Unusable(name);
        }
    }

    private static FolderAnchorStore Folder(string name, string place) =>
        place.Trim().Length > 0 && !place.Contains("://", StringComparison.Ordinal) ? new FolderAnchorStore(Path.GetFullPath(place)) : throw Unusable(name);

    // Not the text itself: it may hold an account key.
    private static SettingException Unusable(string name) =>
        new($"{name} is not a place for anchors; write the https address of a blob container, a storage connection string, or a folder.");
}
