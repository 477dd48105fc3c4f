using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>
/// What holds of one window's limit for a session: of the model it runs on, of each of several by what it was used for, or of whichever
/// it may be where nothing says.
/// </summary>
/// <param name="Parts">One a model, or one for all that are alike.</param>
/// <param name="IsMixed">Whether the parts are used together; else it is any one of them.</param>
internal sealed record HeldLimit(IReadOnlyList<HeldPart> Parts, bool IsMixed)
{
    private static readonly Range<LimitBound> Bounds = new(LimitBound.Low, LimitBound.Expected, LimitBound.High);

    /// <summary>Whether each model has a limit of its own; else they draw on one.</summary>
    public bool IsPerModel { get; private init; }

    /// <summary>How it is known.</summary>
    public SeatLimitOrigin Origin => Parts is [var only] ? only.Holding.Origin
        : IsMixed ? SeatLimitOrigin.ByModel
        : SeatLimitOrigin.Envelope;

    /// <summary>The statements, those of what is used the most first, and of one model the deciding one first.</summary>
    public IReadOnlyList<PlanLimit> Of { get; } =
        [.. Parts.OrderByDescending(part => part.Share).SelectMany(part => part.Holding.Of).Distinct()];

    /// <summary>How far it is to be trusted: of several models as far as the least certain.</summary>
    public Confidence Confidence => Origin == SeatLimitOrigin.Envelope ? Confidence.Low : Parts.Min(part => part.Confidence);

    /// <summary>What holds of one window's limit.</summary>
    /// <param name="limits">Limits of one window.</param>
    /// <param name="session">What the seat is used for.</param>
    /// <returns>
    /// What holds; null where nothing is stated of a model it is used for or may be, in a unit that the session can be counted in.
    /// </returns>
    public static HeldLimit? For(IReadOnlyList<PlanLimit> limits, PlanSession session)
    {
        var isMixed = session.ByModel.Count > 0;
        var isPerModel = isMixed && limits.Any(limit => limit.PerModel);
        if (!isPerModel && IsAlikeFor(session.Models, limits))
        {
            return LimitStatements.Holding(LimitStatements.About(session.Models[0], limits), session) is { } holding
                ? new HeldLimit([new HeldPart(session, 1, holding)], IsMixed: false)
                : null;
        }

        var used = session.ByModel.Where(part => part.Share > 0);
        List<HeldPart?> parts = isMixed
            ? [.. used.Select(part => HeldPart.Of(part.Session.Model, part.Session, part.Share, limits))]
            : [.. LimitStatements.Named(limits).Prepend(null).Select(model => HeldPart.Of(model, session, 1, limits))];
        return parts.TrueForAll(part => part is not null)
            ? new HeldLimit([.. parts.OfType<HeldPart>()], isMixed) { IsPerModel = isPerModel }
            : null;
    }

    /// <summary>
    /// The limit of each model, where each has its own, as if it were used for nothing else. Models that one statement names draw on one:
    /// they are names of one model.
    /// </summary>
    public IEnumerable<HeldLimit> ByModel() => Parts.GroupBy(part => part.Meter).Select(own =>
    {
        var all = own.Sum(part => part.Share);
        return new HeldLimit([.. own.Select(part => part with { Share = part.Share / all })], IsMixed: own.Count() > 1);
    });

    /// <summary>The limit.</summary>
    /// <param name="unit">What it is counted in.</param>
    /// <param name="amount">What one statement comes to in it, for a session.</param>
    public HeldAmount Amount(LimitUnit unit, Func<PlanLimit, PlanSession, Range<decimal>> amount)
    {
        List<Range<decimal>> amounts = [.. Parts.Select(part => part.Amount(amount))];
        if (amounts is [var only] || !IsMixed)
            return new HeldAmount(amounts.Count == 1 ? amounts[0] : Any(amounts));

        List<(HeldPart Part, Range<decimal> Amount, decimal Share)> all = [.. Parts.Zip(amounts, Shares(unit))];
        if (IsPerModel)
        {
            return new HeldAmount(Bounds.Select(bound => UntilFirstEnds(
            [
                .. all.GroupBy(one => one.Part.Meter).Select(own => own.Select(one => (one.Amount.At(bound), one.Share)).ToList()),
            ])));
        }

        var mixed = Bounds.Select(bound => Mixed([.. all.Select(one => (one.Amount.At(bound), one.Share))]));
        return new HeldAmount(mixed.Select(one => one.Whole))
        {
            Weights = Parts.Index().ToDictionary(
                part => part.Item.Session.Model!,
                part => mixed.Select(one => one.Weights[part.Index])),
        };
    }

    // Of a model that may have next to nothing the first request may use up the seat: by that bound none has anything.
    private static (decimal Whole, decimal[] Weights) Mixed(IReadOnlyList<(decimal Amount, decimal Share)> parts)
    {
        if (parts.Any(part => part.Amount == 0))
            return (0, [.. parts.Select(_ => 1m)]);

        var whole = UntilUsedUp(parts);
        return (whole, [.. parts.Select(part => whole / part.Amount)]);
    }

    // As much of all as there is until the first of several limits is used up. Of another a share may be so small that it would last
    // beyond any number.
    private static decimal UntilFirstEnds(IReadOnlyList<IReadOnlyList<(decimal Amount, decimal Share)>> limits) =>
        limits.Any(parts => parts.Any(part => part.Amount == 0))
            ? 0
            : UntilUsedUp(limits.MaxBy(parts => parts.Sum(part => part.Share / part.Amount))!);

    // A limit is used up once the parts that each model takes of what would be its alone come to one: at 1 ÷ Σ (share ÷ limit) of all.
    private static decimal UntilUsedUp(IReadOnlyList<(decimal Amount, decimal Share)> parts)
    {
        var first = parts[0].Amount;
        return first / parts.Sum(part => part.Share * (first / part.Amount));
    }

    // Shares are of dollars; a model whose tokens are cheap has a larger one of tokens.
    private decimal[] Shares(LimitUnit unit)
    {
        decimal[] counts = [.. Parts.Select(part => part.Share / part.Session.Worth(unit)!.Value.Value)];
        var all = counts.Sum();
        return [.. counts.Select(count => count / all)];
    }

    // Where nothing tells which it is, all are possible; to plan with, the middle of what one would plan with.
    private static Range<decimal> Any(IReadOnlyList<Range<decimal>> parts) => new(
        parts.Min(part => part.Low),
        (parts.Min(part => part.Expected) + parts.Max(part => part.Expected)) / 2,
        parts.Max(part => part.High));

    private static bool IsAlikeFor(IReadOnlyList<string?> models, IReadOnlyList<PlanLimit> limits) =>
        limits.All(limit => limit.Models is null)
        || (models[0] is { } first
            && models.All(model => LimitStatements.About(model, limits).SequenceEqual(LimitStatements.About(first, limits))));
}

/// <summary>What holds of one window's limit for one model.</summary>
/// <param name="Session">A session on it.</param>
/// <param name="Share">Its share of what is used, in dollars at list price.</param>
/// <param name="Holding">What holds.</param>
internal sealed record HeldPart(PlanSession Session, decimal Share, LimitStatements Holding)
{
    /// <summary>How far it is to be trusted.</summary>
    public Confidence Confidence => SeatLimit.ConfidenceIn(Holding.Origin, Holding.Of);

    /// <summary>What has a limit of its own where each model has: the model, under all names that one statement has of it.</summary>
    public string Meter => Holding.Of[0].Models is { } names ? string.Join(' ', names) : Session.Model!;

    /// <summary>What holds for a model; null where nothing is known.</summary>
    /// <param name="model">The model; null for one that no limit names.</param>
    /// <param name="session">What the seat is used for.</param>
    /// <param name="share">Its share of what is used.</param>
    /// <param name="limits">Limits of one window.</param>
    public static HeldPart? Of(string? model, PlanSession session, decimal share, IReadOnlyList<PlanLimit> limits) =>
        LimitStatements.Holding(LimitStatements.About(model, limits), session) is { } holding ? new(session, share, holding) : null;

    /// <summary>The limit, if all were of this model.</summary>
    /// <param name="amount">What one statement comes to for a session.</param>
    public Range<decimal> Amount(Func<PlanLimit, PlanSession, Range<decimal>> amount) =>
        Holding.Amount(limit => amount(limit, Session));
}
