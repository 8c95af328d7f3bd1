namespace RealRecon.Adapters.Api.Access;

/// <summary>Is somebody asked who they are before they reach the app? Of a function app only: the emulator is reached from its own machine.</summary>
public sealed class SignInProbe(SignIn signIn) : IHealthProbe
{
    public string Name => "signIn";

    public Task<string?> FailureAsync(CancellationToken cancellation) => Task.FromResult(signIn.IsMissing ? "unprotected" : null);
}
