using System.Net;
using System.Net.Sockets;

namespace Calculator.Testing;

/// <summary>
/// A port of this machine for a server that must be told one before it starts, or is to come back to the one it had.
/// The kernel gives it to nobody: it lies below those that are handed out. As long as
/// it is held no other test is given it, in whatever process.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private const int First = 20_000;
    private const int Count = 2_000;

    private readonly FileStream _held;

    private ReservedPort(int number, FileStream held) => (Number, _held) = (number, held);

    public int Number { get; }

    /// <summary>Takes a port that is free; fails if none is.</summary>
    public static ReservedPort Take() =>
        Enumerable.Range(First, Count).Select(TryTake).FirstOrDefault(port => port is not null)
        ?? throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");

    // The file stays, empty: whoever deleted it could delete it under another who has just opened it.
    public void Dispose() => _held.Dispose();

    private static ReservedPort? TryTake(int number)
    {
        var path = Path.Combine(Path.GetTempPath(), $"calculator-port-{number}");
        if (Locked.TryOpen(path) is not { } held)
            return null;
        if (IsFree(number))
            return new ReservedPort(number, held);

        held.Dispose();
        return null;
    }

    private static bool IsFree(int number)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, number);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
