namespace RealRecon.Producers.Sending;

/// <summary>Something that the person at the keyboard can put right. The message is one whole sentence; it is all that is printed.</summary>
public sealed class ProducerException : Exception
{
    public ProducerException(string message)
        : base(message)
    {
    }

    public ProducerException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public ProducerException()
    {
    }
}
