using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RealRecon.Adapters.Api;
using RealRecon.Functions.Http;

namespace RealRecon.Tests.App;

public sealed class StatusFunctionsTests
{
    [Fact]
    public void Functions_WhenComparedToTheApi_CoverEachRouteAnonymously()
    {
        var triggers = typeof(StatusFunctions).GetMethods().Concat(typeof(ActionFunctions).GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .ToList();

        var served = triggers.Select(trigger => trigger.Route).ToHashSet(StringComparer.Ordinal);
        var wanted = RealReconApi.Routes.Select(route => (route.Split('/') is [_, var resource, _, ..]) ? $"{resource}/{{*path}}" : route[1..]);
        Assert.Subset(served!, wanted.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("{*path}", served);
        Assert.All(triggers, trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));
    }
}
