using System.Buffers;

namespace Calculator.Usage.Reading;

/// <summary>Reads a stream piece by piece through one buffer, so that memory does not grow with the file.</summary>
internal sealed class PieceReader(Stream content) : IDisposable
{
    /// <summary>The longest piece, in bytes: a line of a log may hold a picture, and nothing holds more.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const int FirstBytes = 256 * 1024;
    private const int LeastRoom = FirstBytes / 4;
    private const int MostBetweenPauses = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _start;
    private int _end;
    private bool _isTooLong;

    /// <summary>What is done with a piece; of one longer than <see cref="MostBytes"/> there is nothing but that.</summary>
    public delegate void Take(ReadOnlySpan<byte> piece, bool isTooLong);

    /// <summary>What has come and was not taken.</summary>
    public ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether nothing more will come.</summary>
    public bool IsAll { get; private set; }

    /// <summary>Waits until the beginning has come: a buffer full, or all there is. A byte order mark is passed over.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        while (_end < _buffer.Length && !IsAll)
            await FillAsync(cancellation);
        _start = Beginning.MarkLength(Waiting);
    }

    /// <summary>Waits for more of the beginning; false where no more is kept.</summary>
    public async Task<bool> GoOnAsync(CancellationToken cancellation)
    {
        if (IsAll || _buffer.Length >= MostBytes)
            return false;

        Grow();
        while (_end < _buffer.Length && !IsAll)
            await FillAsync(cancellation);
        return true;
    }

    /// <summary>Takes every piece.</summary>
    /// <param name="splitter">How they are cut.</param>
    /// <param name="take">Takes one.</param>
    /// <param name="pause">Waited for whenever all that has come was taken, or much of it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task ReadAsync(ISplitter splitter, Take take, Func<ValueTask>? pause, CancellationToken cancellation)
    {
        while (!IsAll)
        {
            await TakeAllAsync(splitter, take, pause, cancellation);
            MakeRoom(splitter);
            await FillAsync(cancellation);
        }

        await TakeAllAsync(splitter, take, pause, cancellation);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        var read = await content.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        IsAll = read == 0;
    }

    // After one long piece the buffer holds millions of short ones, and what is made of each may be many times its size.
    private async ValueTask TakeAllAsync(ISplitter splitter, Take take, Func<ValueTask>? pause, CancellationToken cancellation)
    {
        bool isMore;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            isMore = TakeSome(splitter, take);
            if (pause is not null)
                await pause();
        }
        while (isMore);
    }

    // False where no whole piece is left.
    private bool TakeSome(ISplitter splitter, Take take)
    {
        var most = _start + MostBetweenPauses;
        while (_start < most)
        {
            if (_start == _end || !splitter.TryNext(Waiting, IsAll, out var piece, out var used))
                return false;

            take(_isTooLong ? default : piece, _isTooLong);
            _isTooLong = false;
            _start += used;
        }

        return true;
    }

    private void MakeRoom(ISplitter splitter)
    {
        // To move what waits before every small read would copy more than is read.
        if (_buffer.Length - _end >= LeastRoom)
            return;

        if (_start > 0)
        {
            Waiting.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end < _buffer.Length)
            return;
        if (_buffer.Length < MostBytes)
        {
            Grow();
            return;
        }

        splitter.Forget();
        (_isTooLong, _end) = (true, 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Waiting.CopyTo(larger);
        (_start, _end) = (0, _end - _start);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
