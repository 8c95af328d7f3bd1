using RealRecon.Core;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>Something that is counted: read from views once, then kept up to date by what the log says. A view that is older than the one it knows changes nothing.</summary>
internal interface IPulseBook
{
    void Take(TransactionId id, PulseMovement movement);

    void Take(CaseView view);
}
