using System.Collections.Frozen;
using Calculator.Counting;

namespace Calculator.Pricing;

/// <summary>What the files of a version state, and what it can be asked for by.</summary>
internal sealed class VersionContent
{
    private readonly ITokenCounters? _counters;
    private readonly IReadOnlyDictionary<string, ITokenCounter>? _broughtCounters;
    private NearestModels? _nearest;

    /// <summary>Lists what is stated under all its names.</summary>
    /// <param name="providers">The providers and their models.</param>
    /// <param name="plans">The subscriptions.</param>
    /// <param name="tokenizers">The tokenizers, and what is known of one against another.</param>
    /// <param name="counters">What counts texts with the vocabularies at hand; null where no text is counted.</param>
    /// <param name="broughtCounters">What counts them with the vocabularies that it brings, by tokenizer; null for none.</param>
    public VersionContent(
        IReadOnlyList<Provider> providers,
        IReadOnlyList<Plan> plans,
        TokenizerFile tokenizers,
        ITokenCounters? counters = null,
        IReadOnlyDictionary<string, ITokenCounter>? broughtCounters = null)
    {
        (Providers, Plans, Tokenizers) = (providers, plans, tokenizers);
        (_counters, _broughtCounters) = (counters, broughtCounters);
        ModelsByName = providers
            .SelectMany(provider => provider.Models.SelectMany(
                model => ListedModel.UnderEveryName(provider, model, CounterOf(model.Tokenizer))))
            .ToFrozenDictionary(listed => listed.Name, StringComparer.OrdinalIgnoreCase);
        PlansByName = plans
            .SelectMany(plan => plan.EveryId().Select(name => (Name: name, Plan: plan)))
            .ToFrozenDictionary(named => named.Name, named => named.Plan, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Provider> Providers { get; }

    public IReadOnlyList<Plan> Plans { get; }

    public TokenizerFile Tokenizers { get; }

    public FrozenDictionary<string, ListedModel> ModelsByName { get; }

    public FrozenDictionary<string, Plan> PlansByName { get; }

    public NearestModels Nearest => _nearest ??= new NearestModels(ModelsByName.Values);

    /// <summary>The tokenizers whose vocabularies are at hand, whether or not they are listed.</summary>
    public IEnumerable<string> CountedTokenizers => _counters?.Tokenizers ?? [];

    public ITokenCounter? CounterOf(string? tokenizer) =>
        tokenizer is null ? null : _broughtCounters?.GetValueOrDefault(tokenizer) ?? _counters?.For(tokenizer);
}
