using System.Globalization;
using System.Text;
using Calculator.Hostile.Invariants;

namespace Calculator.Hostile.Campaigns;

/// <summary>What came of a campaign.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string?, string)> _reached = [];
    private readonly HashSet<(string, int)> _statuses = [];
    private readonly Dictionary<(string Mutation, string Invariant), string> _faults = [];
    private readonly List<string> _unnamed = [];
    private int _faultCount;
    private int _named;
    private int _slowestNumber;

    public int Requests => _outcomes.Values.Sum();

    public TimeSpan Slowest { get; private set; }

    /// <summary>The first fault of each kind.</summary>
    public IReadOnlyCollection<string> Faults => _faults.Values;

    /// <summary>Errors of one damaged field that did not name it.</summary>
    public IReadOnlyList<string> Unnamed => _unnamed;

    public int SingleFieldErrors => _named + _unnamed.Count;

    public decimal NamedShare => SingleFieldErrors == 0 ? 0 : (decimal)_named / SingleFieldErrors;

    public bool Reached(Card card) => _reached.Contains(card.Key);

    public bool Answered(string operation, int status) => _statuses.Contains((operation, status));

    public void Enter(int seed, int number, Exchange exchange)
    {
        var faults = Invariants.Invariants.Broken(exchange).ToList();
        lock (_lock)
        {
            _outcomes[exchange.Outcome] = _outcomes.GetValueOrDefault(exchange.Outcome) + 1;
            _reached.Add(exchange.Card.Key);
            if (exchange.Answer is { } answer && exchange.IsOfTheOperation && !exchange.IsErrorLine)
                _statuses.Add((exchange.Card.Operation.Name, answer.Status));
            if (exchange.Elapsed > Slowest)
                (Slowest, _slowestNumber) = (exchange.Elapsed, number);
            EnterName(seed, number, exchange);
            EnterFaults(seed, number, exchange, faults);
        }
    }

    public override string ToString() => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"{Requests} requests, {_faultCount} faults")
        .AppendLine(string.Join(", ", _outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")))
        .AppendLine(
            CultureInfo.InvariantCulture,
            $"single-field errors {SingleFieldErrors}, naming the field {_named} ({NamedShare * 100:0.00} %)")
        .AppendLine(CultureInfo.InvariantCulture, $"slowest {Slowest.TotalMilliseconds:0} ms, request {_slowestNumber}")
        .ToString();

    private void EnterName(int seed, int number, Exchange exchange)
    {
        if (NamedField.IsNamed(exchange) is not { } isNamed)
            return;

        if (isNamed)
            _named++;
        else
            _unnamed.Add(Describe(seed, number, exchange, $"the error does not name {exchange.Draft.Damaged}"));
    }

    private void EnterFaults(int seed, int number, Exchange exchange, List<(Invariant Invariant, string Fault)> faults)
    {
        _faultCount += faults.Count;
        foreach (var (invariant, fault) in faults)
            _faults.TryAdd((exchange.Card.Mutation, invariant.Name), Describe(seed, number, exchange, $"Not {invariant.Name}: {fault}"));
    }

    private static string Describe(int seed, int number, Exchange exchange, string fault) => $"""

        seed {seed}, request {number}: {exchange.Card.Mutation} on {PlaceOf(exchange.Card)}, sent {exchange.Draft.Delivery.Name}
        {fault}
        Again: Hostile__Seed={seed} Hostile__Only={number} dotnet test tests/Calculator.Hostile
        --- request
        {exchange.Message}
        --- answer after {exchange.Elapsed.TotalMilliseconds:0} ms
        {exchange.Outcome} {exchange.Answer?.MediaType}
        {(exchange.Answer?.Text is { Length: > 1_500 } text ? text[..1_500] + "…" : exchange.Answer?.Text)}
        ---
        """;

    private static string PlaceOf(Card card) => card.Operation.Name + (card.Field is { } field ? $", field {field.Name}" : "");
}
