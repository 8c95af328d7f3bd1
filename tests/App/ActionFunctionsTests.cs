using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RealRecon.Functions.Http;

namespace RealRecon.Tests.App;

public sealed class ActionFunctionsTests
{
    [Fact]
    public void Functions_WhenListed_TakePostsOnlyAndHaveADurableClient()
    {
        var functions = typeof(ActionFunctions).GetMethods().Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null).ToList();

        Assert.Equal(["ActOnCase", "ActOnDeadLetters", "ActOnTransactions"], functions.Select(method => method.Name).Order(StringComparer.Ordinal));
        Assert.All(functions, method =>
        {
            var trigger = method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!;
            Assert.Equal(["post"], trigger.Methods!);
            Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
            Assert.NotNull(method.GetParameters()[1].GetCustomAttribute<DurableClientAttribute>());
            Assert.Equal(typeof(DurableTaskClient), method.GetParameters()[1].ParameterType);
        });
    }

    [Fact]
    public void Functions_WhenComparedToThoseThatRead_HaveNamesOfTheirOwn()
    {
        var names = new[] { typeof(StatusFunctions), typeof(ActionFunctions) }
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>()
            .ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
