using System.Collections.Frozen;
using Calculator.Costs;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>What there is to know of a variable.</summary>
/// <param name="Value">Its value in a scenario; null where that does not say, or says it in another way.</param>
/// <param name="With">The scenario with another value.</param>
/// <param name="Domain">The values it may take while all else stays.</param>
/// <param name="IsOfRival">Whether it acts on the other model alone.</param>
internal sealed record VariableTerms(
    Func<Scenario, decimal?> Value,
    Func<Scenario, decimal, Scenario> With,
    Func<Scenario, Interval> Domain,
    bool IsOfRival = false);

/// <summary>Every variable, a row each: a new one is a new row.</summary>
internal static class VariableTable
{
    private static readonly FrozenDictionary<Variable, VariableTerms> Rows = new Dictionary<Variable, VariableTerms>
    {
        [Variable.CacheRatio] = new(
            at => at.Use.Read is CachePart.OfInput part ? part.Share.Value : null,
            (at, value) => at with { Use = at.Use with { Read = new CachePart.OfInput(new(value)) } },
            at => new(0, at.Use.ShareLeftBy(at.Use.Write, at.Use.Write1h))),
        [Variable.CacheWriteRatio] = new(
            at => at.Use.Write is CachePart.OfInput part ? part.Share.Value : null,
            (at, value) => at with
            {
                Use = at.Use with { Write = new CachePart.OfInput(new(value)) },
                Served = at.Served with { CacheWriteIsKnown = true },
            },
            at => new(0, at.Use.ShareLeftBy(at.Use.Read, at.Use.Write1h))),
        [Variable.BatchShare] = new(
            at => at.Served.BatchShare.Value,
            (at, value) => at with { Served = at.Served with { BatchShare = new(value) } },
            BoundsOf<Share>),
        [Variable.InputRatio] = new(
            at => at.Other?.InputRatio.Value,
            (at, value) => at.WithOther(other => other with { InputRatio = new(value) }),
            BoundsOf<TokenRatio>,
            IsOfRival: true),
        [Variable.OutputRatio] = new(
            at => at.Other?.OutputRatio.Value,
            (at, value) => at.WithOther(other => other with { OutputRatio = new(value) }),
            BoundsOf<TokenRatio>,
            IsOfRival: true),
        [Variable.TokenRatio] = new(
            at => at.Other is { } other && other.InputRatio == other.OutputRatio ? other.InputRatio.Value : null,
            (at, value) => at.WithOther(other => other with { InputRatio = new(value), OutputRatio = new(value) }),
            BoundsOf<TokenRatio>,
            IsOfRival: true),
        [Variable.SuccessRate] = new(
            at => at.Served.SuccessRate.Value,
            (at, value) => at with { Served = at.Served with { SuccessRate = new(value) } },
            BoundsOf<SuccessRate>),
        [Variable.VersusSuccessRate] = new(
            at => at.Other is { } other ? (other.SuccessRate ?? at.Served.SuccessRate).Value : null,
            (at, value) => at.WithOther(other => other with { SuccessRate = new(value) }),
            BoundsOf<SuccessRate>,
            IsOfRival: true),
        [Variable.FailureCostUsd] = new(
            at => at.FailureCost.Value,
            (at, value) => at with { FailureCost = new(value) },
            BoundsOf<Usd>),
        [Variable.SessionsPerDay] = new(
            at => at.SessionsPerDay?.Value,
            (at, value) => at with { SessionsPerDay = new SessionsPerDay(value) },
            BoundsOf<SessionsPerDay>),
        [Variable.InputTokens] = new(
            at => at.Use.Input.Value,
            (at, value) => at with { Use = at.Use with { Input = new(value) } },
            at => new(at.Use.LeastInput, TokenCount.Bounds.Most - at.Use.Output.Value)),
        [Variable.OutputTokens] = new(
            at => at.Use.Output.Value,
            (at, value) => at with { Use = at.Use with { Output = new(value) } },
            at => new(0, TokenCount.Bounds.Most - at.Use.Input.Value)),
    }.ToFrozenDictionary();

    public static VariableTerms Of(Variable variable) => Rows[variable];

    private static Interval BoundsOf<T>(Scenario at)
        where T : struct, IUnit<T> => new(T.Bounds.Least, T.Bounds.Most);
}

/// <summary>What callers may ask of a variable.</summary>
public static class Variables
{
    /// <summary>Whether it acts on the other model alone, so that there must be one.</summary>
    public static bool IsOfRival(this Variable variable) => VariableTable.Of(variable).IsOfRival;
}
