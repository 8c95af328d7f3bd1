using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Hosting;
using RealRecon.Adapters.Telemetry;
using RealRecon.Functions.Setup;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRealReconTelemetry(TelemetrySettings.Read(builder.Configuration), telemetry => telemetry.UseFunctionsWorkerDefaults());
builder.Services.AddRealRecon(builder.Configuration);
await builder.Build().RunAsync();
