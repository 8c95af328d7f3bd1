using RealRecon.Emulator.Hosting;

return await CommandLine.RunAsync(args);
