using System.CommandLine;
using RealRecon.Producers.Scenarios;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers list</c>: the scenarios, a sentence each.</summary>
internal static class ListCommand
{
    internal static Command Create(IAnsiConsole console)
    {
        var command = new Command("list", "Names the scenarios.");
        command.SetAction(_ =>
        {
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn();
            foreach (var kind in ScenarioCatalogue.All) grid.AddRow(Markup.Escape(kind.Name), Markup.Escape(kind.Sentence));
            grid.AddRow(FloodCommand.Name, Markup.Escape(FloodCommand.Sentence));
            grid.AddRow(DeadlinesCommand.Name, Markup.Escape(DeadlinesCommand.Sentence));
            grid.AddRow(HealingCommand.Name, Markup.Escape(HealingCommand.Sentence));
            grid.AddRow(CapacityCommand.Name, Markup.Escape(CapacityCommand.Sentence));
            console.Write(grid);
        });
        return command;
    }
}
