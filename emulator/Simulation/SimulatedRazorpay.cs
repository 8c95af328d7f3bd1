using System.Globalization;

namespace RealRecon.Emulator.Simulation;

/// <summary>Razorpay's payments and refunds; like the real one it says 400 to an id that it does not know.</summary>
internal sealed class SimulatedRazorpay(SimulatedService service, SimulatedBook book) : SimulatedGateway(service, book, "payment_id")
{
    public override void Map(IEndpointRouteBuilder routes)
    {
        MapObject(routes, "/razorpay/v1/payments/{id}", StatusCodes.Status400BadRequest);
        MapObject(routes, "/razorpay/v1/refunds/{id}", StatusCodes.Status400BadRequest);
        routes.MapGet("/razorpay/v1/payments/{id}/refunds", ListRefundsAsync);
    }

    private Task ListRefundsAsync(HttpContext context)
    {
        var start = int.TryParse(context.Request.Query["skip"], NumberStyles.None, null, out var skip) ? skip : 0;
        return ListAsync(context, (string)context.Request.RouteValues["id"]!, _ => start, "count", static (json, refunds, _, mode) =>
        {
            json.WriteStartObject();
            json.WriteString("entity", "collection");
            json.WriteNumber("count", refunds.Length);
            json.WriteStartArray("items");
            foreach (var refund in refunds) json.WriteTold(refund, mode);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
