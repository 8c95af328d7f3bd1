using System.Buffers.Binary;
using System.Net.Sockets;
using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>
/// A client's socket as the AMQP library wants it. Reads ahead into a buffer of its own (the library asks for four bytes, then for the rest of
/// a frame) and hands out only frames that <see cref="FrameGuard"/> has passed.
/// </summary>
internal sealed class SocketTransport(Socket socket, int frameBytesMax) : IAsyncTransport, IDisposable
{
    private const int HeaderBytes = 8;

    private readonly FrameGuard _guard = new();
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    // Up to here the bytes may be handed out.
    private int _passed;

    public void SetConnection(Connection connection)
    {
    }

    /// <summary>Reads the next protocol header (8 bytes), which then lies before everything else to receive.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekHeaderAsync(CancellationToken cancellation)
    {
        await FillAsync(HeaderBytes, cancellation);
        return _buffer.AsMemory(_start, HeaderBytes);
    }

    /// <summary>The AMQP library may have the header.</summary>
    public void PassHeader() => _passed = _start + HeaderBytes;

    public void DropHeader() => _start = _passed = _start + HeaderBytes;

    /// <summary>Takes one frame of the handshake.</summary>
    public async Task<ReadOnlyMemory<byte>> TakeFrameAsync(int bytesMax, CancellationToken cancellation)
    {
        await FillAsync(4, cancellation);
        var size = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start));
        if (size < HeaderBytes || size > bytesMax) throw new AmqpException(ErrorCode.FramingError, "A frame of the handshake has an impossible size.");
        await FillAsync((int)size, cancellation);
        var frame = _buffer.AsMemory(_start, (int)size).ToArray();
        _start = _passed = _start + (int)size;
        return frame;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, cancellation)..];
    }

    public async Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        if (bufferList.Count == 1)
        {
            await SendAsync(bufferList[0].Buffer.AsMemory(bufferList[0].Offset, bufferList[0].Length), CancellationToken.None);
            return;
        }

        // What a server sends are small frames; one system call for all is worth the copy.
        var joined = new byte[listSize];
        var at = 0;
        foreach (var buffer in bufferList)
        {
            buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).CopyTo(joined.AsSpan(at));
            at += buffer.Length;
        }

        await SendAsync(joined, CancellationToken.None);
    }

    public void Send(ByteBuffer buffer)
    {
        var rest = buffer.Buffer.AsSpan(buffer.Offset, buffer.Length);
        while (!rest.IsEmpty) rest = rest[socket.Send(rest)..];
    }

    public async Task<int> ReceiveAsync(byte[] buffer, int offset, int count)
    {
        if (_passed == _start && !await PassFrameAsync()) return 0;
        var taken = Math.Min(count, _passed - _start);
        _buffer.AsSpan(_start, taken).CopyTo(buffer.AsSpan(offset));
        _start += taken;
        return taken;
    }

    public int Receive(byte[] buffer, int offset, int count) => ReceiveAsync(buffer, offset, count).GetAwaiter().GetResult();

    public void Close() => socket.Dispose();

    public void Dispose() => Close();

    /// <summary>Waits for a whole frame and checks it; false once the peer has closed.</summary>
    private async Task<bool> PassFrameAsync()
    {
        try
        {
            await FillAsync(4, CancellationToken.None);
            var size = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start));
            if (size < HeaderBytes || size > frameBytesMax) throw new AmqpException(ErrorCode.FramingError, "A frame has an impossible size.");
            await FillAsync((int)size, CancellationToken.None);
            _guard.Check(_buffer.AsSpan(_start, (int)size));
            _passed = _start + (int)size;
            return true;
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    /// <summary>Reads until <paramref name="count"/> unread bytes are there.</summary>
    /// <exception cref="EndOfStreamException">The peer closed before.</exception>
    private async ValueTask FillAsync(int count, CancellationToken cancellation)
    {
        if (_end - _start >= count) return;
        MakeRoom(count);
        while (_end - _start < count)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), cancellation);
            if (received == 0) throw new EndOfStreamException();
            _end += received;
        }
    }

    private void MakeRoom(int count)
    {
        if (_start + count <= _buffer.Length && _end < _buffer.Length) return;
        var target = count <= _buffer.Length ? _buffer : new byte[Math.Max(count, Math.Min(_buffer.Length * 2, frameBytesMax))];
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        (_passed, _end, _start) = (_passed - _start, _end - _start, 0);
        _buffer = target;
    }
}
