using System.Globalization;
using System.Text;

namespace RealRecon.Producers.Capacity;

/// <summary>Capacity and cost as Markdown tables, for the console and for docs/capacity.md.</summary>
internal static class CapacityTables
{
    /// <summary>For each rate: what each resource is used by, the first to run out, how many deployments that takes, and what it costs.</summary>
    internal static string Of(CapacityParameters parameters, IReadOnlyList<double> rates)
    {
        var text = new StringBuilder();
        foreach (var scheduler in (bool[])[false, true])
        {
            text.AppendLine(scheduler ? "Task hub in a Durable Task Scheduler (Dedicated):" : "Task hub in Azure Storage:").AppendLine();
            Write(text, [.. rates.Select(rate => new CapacityModel(parameters, rate))], scheduler);
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>Every parameter with its value and where that comes from.</summary>
    internal static string Parameters(CapacityParameters parameters)
    {
        var text = new StringBuilder("| parameter | value | unit | | |\n|---|---|---|---|---|\n");
        foreach (var each in CapacityParameters.All)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{each.Name}` | {Number(parameters[each.Name])} | {each.Unit} | {each.Origin.ToString().ToLowerInvariant()} | {each.Meaning} |");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, IReadOnlyList<CapacityModel> models, bool scheduler)
    {
        Row(text, "payments a second", models.Select(model => Number(model.Rate)));
        text.AppendLine($"|---|{string.Concat(models.Select(_ => "---|"))}");
        for (var i = 0; i < models[0].Resources(scheduler).Count; i++)
        {
            var resources = models.Select(model => model.Resources(scheduler)[i]).ToList();
            Row(text, $"{resources[0].Name}, {resources[0].Unit} (of {Number(resources[0].Most)})", resources.Select(resource => $"{Number(resource.Needed)} ({Share(resource.Use)})"));
        }

        Row(text, "**first to run out**", models.Select(model => $"{model.Bottleneck(scheduler).Name} ({Share(model.Bottleneck(scheduler).Use)})"));
        Row(text, "what moves it", models.Select(model => model.Bottleneck(scheduler).Moves));
        Row(text, "**deployments side by side**", models.Select(model => Number(model.Deployments(scheduler))));
        for (var i = 0; i < models[0].Month(scheduler).Count; i++)
        {
            Row(text, $"a month: {models[0].Month(scheduler)[i].Part}", models.Select(model => Number(Math.Round(model.Month(scheduler)[i].Price))));
        }

        Row(text, "**a million payments**", models.Select(model => model.PriceOfAMillion(scheduler).ToString("N2", CultureInfo.InvariantCulture)));
        text.AppendLine();
    }

    private static void Row(StringBuilder text, string name, IEnumerable<string> cells) => text.AppendLine($"| {name} | {string.Join(" | ", cells)} |");

    private static string Share(double use) => use < 10 ? use.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) : $"{Number(Math.Round(use))}×";

    private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
