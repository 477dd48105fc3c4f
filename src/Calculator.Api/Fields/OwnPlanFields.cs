using Calculator.Api.Binding;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>A plan that the caller states, beside the catalog's: one that was negotiated, or that no version knows.</summary>
[FieldGroup]
[RuledBy<OwnPlanFields.Rules>]
internal sealed record OwnPlanFields
{
    /// <summary>What it is called where no name is given.</summary>
    public const string DefaultName = "Your own plan";

    [Field(
        "The fee of one seat of a plan of your own, a month; it stands beside the others as own.",
        Unit = "dollars / month / seat",
        Example = "60")]
    public Usd? OwnPlanFeeUsd { get; init; }

    [Field("What it is called.", Example = "Acme Team")]
    public string? OwnPlanName { get; init; }

    [Field("Usage at list price that its fee includes.", Unit = "dollars / month / seat", Example = "100")]
    public Usd? OwnPlanIncludedUsd { get; init; }

    [Field(
        "The limit of one seat, as usage at list price; if this and ownPlanIncludedUsd are left out, "
            + "nothing is known of what the fee buys.",
        Unit = "dollars / week / seat",
        Example = "200")]
    public Usd? OwnPlanLimitUsdPerWeek { get; init; }

    [Field(
        "How usage beyond is billed: apiRates, none (the plan ends there), or what a dollar of usage at list price costs then. "
            + "If left out, what exceeds ownPlanIncludedUsd is billed at apiRates, and a limit alone is an end.",
        Example = "apiRates")]
    public OwnOverage? OwnPlanOverage { get; init; }

    public static bool IsOwn(PricedPlan plan) => plan.Plan.Id == Pricing.Plan.OwnId;

    /// <summary>The plan; none if nothing is said of one.</summary>
    public IEnumerable<PricedPlan> Plan(PriceBook book)
    {
        if (OwnPlanFeeUsd is not { } fee)
            yield break;

        var period = new PlanPeriod
        {
            From = book.AsOf,
            Source = "stated in the request",
            Checked = book.AsOf.Day,
            Confidence = Confidence.High,
            MonthlyFeeUsd = fee.Value,
            IncludedUsd = OwnPlanIncludedUsd?.Value,
            Overage = OwnPlanOverage switch { null => null, { PerUsd: null } => Overage.None, _ => Overage.ApiRates },
            OverageFactor = OwnPlanOverage?.PerUsd,
        };
        yield return new PricedPlan(
            new Plan { Id = Pricing.Plan.OwnId, Name = OwnPlanName ?? DefaultName, Covers = [], Prices = [period] },
            period,
            book.AsOf);
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<OwnPlanFields>
    {
        public Rules() => When(fields => fields.OwnPlanFeeUsd is null, () =>
        {
            RuleFor(fields => fields.OwnPlanName).Null().WithMessage("ownPlanName is about a plan of your own; give ownPlanFeeUsd too.");
            RuleFor(fields => fields.OwnPlanIncludedUsd)
                .Null()
                .WithMessage("ownPlanIncludedUsd is about a plan of your own; give ownPlanFeeUsd too.");
            RuleFor(fields => fields.OwnPlanLimitUsdPerWeek)
                .Null()
                .WithMessage("ownPlanLimitUsdPerWeek is about a plan of your own; give ownPlanFeeUsd too.");
            RuleFor(fields => fields.OwnPlanOverage)
                .Null()
                .WithMessage("ownPlanOverage is about a plan of your own; give ownPlanFeeUsd too.");
        });
    }
}

/// <summary>How usage beyond a plan of one's own is billed.</summary>
/// <param name="PerUsd">What a dollar of usage at list price costs; null if the plan ends there.</param>
internal readonly record struct OwnOverage(decimal? PerUsd) : INumberOrWord<OwnOverage>
{
    public static Bounds Bounds { get; } = new("dollars a dollar", 0.000001m, 10);

    public static IReadOnlyList<string> Words { get; } = [EnumNames<Overage>.Of(Overage.ApiRates), EnumNames<Overage>.Of(Overage.None)];

    public static string Rule =>
        "apiRates, none, or what a dollar of usage at list price costs beyond, above 0 and at most 10, such as 1.2";

    public static bool TryParse(string text, out OwnOverage value)
    {
        var isNone = text.Equals(Words[1], StringComparison.OrdinalIgnoreCase);
        var isAtList = text.Equals(Words[0], StringComparison.OrdinalIgnoreCase);
        var rate = isAtList ? 1 : PlainNumber.TryParse(text, out var number) ? number : 0;
        value = new OwnOverage(isNone ? null : rate);
        return isNone || Bounds.Contain(rate);
    }

    public override string ToString() => PerUsd switch { null => Words[1], 1 => Words[0], { } rate => PlainNumber.Format(rate) };
}
