namespace RealRecon.Adapters.Api.Access;

/// <summary>
/// Who stands in front of a function app, read once at its start from what the platform sets.
/// <list type="bullet">
/// <item><c>WEBSITE_AUTH_ENABLED</c>: "Read-only. Injected into a Windows or Linux app to indicate whether App Service authentication is enabled."
/// (learn.microsoft.com/azure/app-service/reference-app-settings). The Functions host writes it as <c>True</c> or <c>False</c> on plans where it does so
/// itself (HostAssignmentContext in Azure/azure-functions-host). With that authentication "external requests aren't allowed to set these headers"
/// (learn.microsoft.com/azure/app-service/configure-authentication-user-identities). A Static Web App that is linked to the app switches it on.</item>
/// <item><c>WEBSITE_INSTANCE_ID</c> says App Service to the Functions host, but Flex Consumption and Linux Consumption do not have it
/// (EnvironmentExtensions.IsAppService and IsFlexConsumptionSku there), and a Container App has none of the others. Any of the marks counts as
/// Azure, so that no plan is taken for somebody's own machine.</item>
/// </list>
/// </summary>
public sealed record SignIn
{
    private const string AuthEnabled = "WEBSITE_AUTH_ENABLED";

    private static readonly string[] AzureMarks = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME", "LEGION_SERVICE_HOST", "CONTAINER_APP_NAME"];

    private SignIn(bool isOnAzure, bool isInFront) => (IsOnAzure, IsInFront) = (isOnAzure, isInFront);

    public bool IsOnAzure { get; }

    /// <summary>The platform's sign-in stands in front; means nothing away from Azure.</summary>
    public bool IsInFront { get; }

    /// <summary>Anybody can reach the app and say who they are.</summary>
    public bool IsMissing => IsOnAzure && !IsInFront;

    /// <param name="environment">Value of an environment variable; null where it is not set.</param>
    public static SignIn Of(Func<string, string?> environment) => new(
        AzureMarks.Any(mark => !string.IsNullOrEmpty(environment(mark))),
        string.Equals(environment(AuthEnabled), bool.TrueString, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those who may call.</summary>
    public ICallers Callers(RoleNames roles) => IsMissing ? new ExposedCallers() : IsOnAzure ? new SignedInCallers(roles) : new OwnMachineCallers(roles);
}
