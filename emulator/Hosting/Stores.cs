using Azure;
using Azure.Identity;
using RealRecon.Adapters.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>Where audit log, views and dead letters go: the data folder, or a storage account.</summary>
internal sealed class Stores : IDisposable
{
    private readonly ServiceProvider _services;

    private Stores(ServiceProvider services)
    {
        _services = services;
        Audit = services.GetRequiredService<IAuditStore>();
        Cases = services.GetRequiredService<ICaseStore>();
        Letters = services.GetRequiredService<IDeadLetterStore>();
        Sweeps = services.GetRequiredService<ISweepRecords>();
        CursorKeys = services.GetRequiredService<ICursorKeyStore>();
    }

    public IAuditStore Audit { get; }

    public ICaseStore Cases { get; }

    public IDeadLetterStore Letters { get; }

    public ISweepRecords Sweeps { get; }

    public ICursorKeyStore CursorKeys { get; }

    /// <summary>Opens what <c>--storage</c> names and creates what is missing there.</summary>
    /// <param name="storage">As in <see cref="StorageOptions.Storage"/>.</param>
    /// <param name="folder">As in <see cref="StorageOptions.DataFolder"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartException">It cannot be understood or does not answer.</exception>
    public static Task<Stores> OpenAsync(string storage, string folder, CancellationToken cancellation) =>
        OpenAsync(new StorageOptions { Storage = storage, DataFolder = folder }, cancellation);

    /// <summary>Opens what the options name; what is not to be written must be there.</summary>
    /// <param name="options">What to open.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="named">The option that it was named with.</param>
    /// <exception cref="StartException">It cannot be understood, is not there or does not answer.</exception>
    public static async Task<Stores> OpenAsync(StorageOptions options, CancellationToken cancellation, string named = "--storage")
    {
        var stores = Open(options, named);
        try
        {
            if (options.ReadOnly)
            {
                await stores.Audit.ReadHeadsAsync(cancellation);
                return stores;
            }

            await stores.Audit.InitialiseAsync(cancellation);
            await stores.Letters.InitialiseAsync(cancellation);
            return stores;
        }
        catch (AuthenticationFailedException trouble)
        {
            stores.Dispose();
            throw new StartException($"No Azure identity of this machine may use the storage account named with {named}; sign in (az login), or name its connection string.", trouble);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            stores.Dispose();
            throw new StartException($"The storage account named with {named} holds no audit log; name one that does.", missing);
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            stores.Dispose();
            throw new StartException($"The storage account named with {named} refuses this identity or key; give it the role Storage Table Data {(options.ReadOnly ? "Reader" : "Contributor")}, or correct {named}.", refused);
        }
        catch (Exception trouble) when (trouble is RequestFailedException or AggregateException or HttpRequestException)
        {
            stores.Dispose();
            throw new StartException(
                $"The storage account named with {named} does not answer; start Azurite (npx azurite), or correct {named}.", trouble);
        }
    }

    public void Dispose() => _services.Dispose();

    private static Stores Open(StorageOptions options, string named)
    {
        var services = new ServiceCollection().AddRealReconStorage(options).BuildServiceProvider();
        try
        {
            return new Stores(services);
        }
        catch (Exception trouble) when (options.Storage != StorageOptions.Sqlite && trouble is FormatException or ArgumentException or InvalidOperationException)
        {
            services.Dispose();

            // Not the text itself: it may hold an account key.
            throw new StartException($"{named} takes {(named == "--storage" ? "sqlite" : "a folder")}, azurite, the connection string of a storage account, or the https address of its tables.", trouble);
        }
        catch (InvalidOperationException unusable)
        {
            services.Dispose();
            throw new StartException(unusable.Message, unusable);
        }
    }
}
