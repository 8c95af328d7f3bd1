using RealRecon.Producers.CommandLine;
using Spectre.Console;

return await ProducerCommandLine.RunAsync(args, AnsiConsole.Console, Console.Error);
