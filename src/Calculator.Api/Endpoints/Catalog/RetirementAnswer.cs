using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>When a model ends.</summary>
/// <param name="Date">The day from which on, at 00:00Z, it is no longer served.</param>
/// <param name="Status">How certain it is: an announced end takes no effect.</param>
/// <param name="Successor">The model the provider names in its place; absent if none.</param>
/// <param name="Source">Where it was taken from.</param>
internal sealed record RetirementAnswer(string Date, PriceStatus Status, string? Successor, string Source)
{
    public static RetirementAnswer? Of(Model model) =>
        model.Retires is { } end ? new RetirementAnswer(PriceAnswer.Date(end.Date), end.Status, end.Successor, end.Source) : null;
}
