using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>Another name of a model, as a log, a gateway or another host spells it. In a file a text alone is the name alone.</summary>
public sealed record Alias
{
    /// <summary>The name: printable ASCII without blanks. Matched exactly but for case.</summary>
    public required string Id { get; init; }

    /// <summary>What every rate is multiplied by under this name; null where the price is the provider's own.</summary>
    public PriceFactor? Factor { get; init; }

    /// <summary>Who serves the model under this name (<c>bedrock</c>, <c>openrouter</c>); null for the provider itself.</summary>
    public string? Host { get; init; }

    /// <summary>The tier the name itself asks for (<c>:batch</c>); null where the caller says.</summary>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>What is to be said of an answer under this name.</summary>
    public string? Note { get; init; }

    /// <summary>A name that says nothing but the model.</summary>
    public static Alias Plain(string id) => new() { Id = id };
}
