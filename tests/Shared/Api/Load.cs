using System.Collections.Concurrent;

namespace Calculator.Testing;

/// <summary>Clients that ask one question after the other until they are stopped, and keep whatever went wrong.</summary>
internal sealed class Load
{
    private const int MostFailures = 100;

    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task[] _clients;
    private volatile bool _isOver;
    private int _answers;

    /// <summary>Starts the clients.</summary>
    /// <param name="clients">How many ask at once.</param>
    /// <param name="ask">Asks once; what it throws is a failure.</param>
    public Load(int clients, Func<Task> ask) => _clients = [.. Enumerable.Range(0, clients).Select(_ => Task.Run(() => AskOn(ask)))];

    /// <summary>How many questions were answered so far.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Waits until so many more questions were answered, or one failed.</summary>
    public Task AnswerMore(int count)
    {
        var enough = Answers + count;
        return Asking.Until(
            () => Task.FromResult(Answers >= enough || !_failures.IsEmpty),
            () => $"Only {Answers} of {enough} questions were answered.");
    }

    /// <summary>Lets every client end the question it is at.</summary>
    public async Task Stop()
    {
        _isOver = true;
        await Task.WhenAll(_clients);
        Answers.ShouldBeGreaterThan(0);
    }

    private async Task AskOn(Func<Task> ask)
    {
        while (!_isOver && _failures.Count < MostFailures)
        {
            try
            {
                await ask();
                Interlocked.Increment(ref _answers);
            }
            catch (Exception exception)
            {
                _failures.Enqueue(exception.ToString());
            }
        }
    }
}
