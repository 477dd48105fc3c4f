using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>When a model ends.</summary>
public sealed record Retirement
{
    /// <summary>The day from which on, at 00:00Z, the model is no longer served.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How certain it is: a confirmed end takes effect, an announced one is told and no more.</summary>
    public required PriceStatus Status { get; init; }

    /// <summary>The id of the model the provider names in its place; null if it names none.</summary>
    public string? Successor { get; init; }

    /// <summary>The page, file or document it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The first moment without the model.</summary>
    [JsonIgnore]
    public Moment Moment => Units.Moment.StartOf(Date);
}
