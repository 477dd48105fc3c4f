using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Calculator.Api.Hosting;

/// <summary>
/// What bytes of connections are received into and sent from. The server's own blocks are of 4 KiB: a log of 200 MB came in by 50,000 calls
/// to the system, which took as much processor time as all the reading of it. These are lent while something comes or goes, so that idle
/// connections hold none, and as many slow senders as there may be hold 64 MB.
/// </summary>
internal sealed class ConnectionBuffers : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int LeastBytes = 32 * 1024;

    /// <inheritdoc/>
    public override int MaxBufferSize => Shared.MaxBufferSize;

    /// <summary>One pool for all that asks for one: it holds nothing of its own.</summary>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, LeastBytes));

    // What is lent is the process's own, and outlives every server.
    protected override void Dispose(bool disposing)
    {
    }
}
