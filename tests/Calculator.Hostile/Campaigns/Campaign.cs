using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Invariants;
using Calculator.Hostile.Wire;

namespace Calculator.Hostile.Campaigns;

/// <summary>All requests of one run, several at once, sent to the service before the first test looks at what came of them.</summary>
public sealed class Campaign(Service service) : IAsyncLifetime
{
    private const int Callers = 4;

    // Not the port of the day: the same seed and number send the same bytes.
    private const string Host = "localhost";

    private static readonly TimeSpan Patience = 2 * InvariantsOfAll.Longest;

    internal Settings Settings { get; } = Settings.FromEnvironment();

    internal Ledger Ledger { get; } = new();

    internal ApiDocument Document { get; private set; } = null!;

    internal Deck Deck { get; private set; } = null!;

    /// <summary>How long it took.</summary>
    internal TimeSpan Elapsed { get; private set; }

    /// <summary>The last exchange; the one that was asked for where one is replayed.</summary>
    internal Exchange? Last { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Document = new ApiDocument((await service.Get("/swagger/v1/swagger.json")).Body);
        var clock = Stopwatch.StartNew();
        var address = new IPEndPoint(IPAddress.Loopback, service.Client.BaseAddress!.Port);
        Deck = new Deck(Document, await LearnNames(address), Settings.Seed);
        var numbers = new ConcurrentQueue<int>(Settings.Numbers);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => Call(address, numbers))));
        Elapsed = clock.Elapsed;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task Call(IPEndPoint address, ConcurrentQueue<int> numbers)
    {
        using var line = new Line(address);
        while (numbers.TryDequeue(out var number))
        {
            var (card, draft) = Deck.Deal(number);
            var exchange = await Ask(line, card, draft);
            // A machine that stood still does not stand still again; a request that hangs does.
            if (exchange.Elapsed > InvariantsOfAll.Longest)
                exchange = await Ask(line, card, draft);
            Ledger.Enter(Settings.Seed, number, exchange);
            Last = exchange;
        }
    }

    private static async Task<Exchange> Ask(Line line, Card card, Draft draft)
    {
        var message = draft.ToMessage(Host);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var clock = Stopwatch.StartNew();
        try
        {
            var answer = await line.Ask(message, patience.Token);
            return new Exchange(card, draft, message, answer, clock.Elapsed);
        }
        catch (Exception exception) when (exception is InvalidDataException or OperationCanceledException)
        {
            line.Dispose();
            return new Exchange(card, draft, message, null, clock.Elapsed) { Fault = exception.Message };
        }
    }

    private async Task<KnownNames> LearnNames(IPEndPoint address)
    {
        using var line = new Line(address);
        var names = new KnownNames();
        foreach (var operation in Document.Operations.Where(operation => operation.Answer is not null))
        {
            var answer = await line.Ask(Draft.Example(operation).ToMessage(Host), TestContext.Current.CancellationToken);
            if (answer?.Json is { } json)
                names.Learn(json);
        }

        return names;
    }
}
