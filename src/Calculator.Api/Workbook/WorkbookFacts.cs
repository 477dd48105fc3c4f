using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>What a workbook tells.</summary>
internal sealed record WorkbookFacts
{
    /// <summary>The fields of the request, as cells hold them.</summary>
    public required IReadOnlyList<InputField> Inputs { get; init; }

    /// <summary>What <c>/v1/spend</c> answers; null where only a bill is known.</summary>
    public required AnswerNode? Spend { get; init; }

    /// <summary>What <c>/v1/break-even</c> answers.</summary>
    public required AnswerNode BreakEven { get; init; }

    /// <summary>The same as the table of its plans, in the columns of the workbook's own: a line a plan, without names.</summary>
    public required string PlanTable { get; init; }

    /// <summary>The plans that were asked for by name; empty if none was.</summary>
    public required IReadOnlyList<string> NamedPlans { get; init; }

    /// <summary>What the plans carry.</summary>
    public required CarriedUsage Carried { get; init; }

    /// <summary>How many sessions a month has.</summary>
    public required decimal SessionsPerMonth { get; init; }

    /// <summary>The month convention.</summary>
    public required DaysPerMonth DaysPerMonth { get; init; }

    /// <summary>The plans held against it.</summary>
    public required PlanComparisons Compared { get; init; }

    /// <summary>Those plans, in the order of the rows.</summary>
    public IReadOnlyList<PlanQuote> Plans => Compared.Quotes;

    /// <summary>The word for paying by use, where a plan's id could stand.</summary>
    public required string ByUse { get; init; }

    /// <summary>The models and the plans there are to choose from, by id and name.</summary>
    public required Choices Choices { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>Where the price of the model, and of each plan, comes from.</summary>
    public required IReadOnlyList<(string Name, PriceAnswer Price)> Sources { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>What the workbook is of, in its titles.</summary>
    public string Subject => Carried.Model?.Id ?? "your bill";
}
