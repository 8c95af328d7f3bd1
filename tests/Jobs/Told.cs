using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

/// <summary>Who started a run: what it is told. A transaction can stand here as well as a test's list.</summary>
internal interface IOwner
{
    bool IsWaitingFor(long round);

    void HearAnswer(AnswerHeard heard);

    void EndChecks(ChecksEnded ended);
}

/// <summary>An owner that waits until its checks ended, and keeps what it heard.</summary>
internal sealed class ListeningOwner : IOwner
{
    public List<AnswerHeard> Heard { get; } = [];

    public List<ChecksEnded> Ended { get; } = [];

    /// <summary>Set to false when the owner has what it needs.</summary>
    public bool Waits { get; set; } = true;

    public bool IsWaitingFor(long round) => Waits && Ended.Count == 0;

    public void HearAnswer(AnswerHeard heard) => Heard.Add(heard);

    public void EndChecks(ChecksEnded ended) => Ended.Add(ended);
}
