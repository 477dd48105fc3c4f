using Calculator.Api.Charts;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>The comparison as a picture.</summary>
internal sealed class DrawComparison : FileCalculator<ComparisonRequest>
{
    public override void Configure() => Ask(
        "/comparison/chart.svg",
        Sections.Decisions,
        "The comparison of models as a picture.",
        "One bar a model, as long as what one success costs, the cheapest first. "
            + "SVG without a script, light or dark as the reader's screen is.");

    protected override string MediaType => SvgFile.ContentType;

    protected override Outcome<FileAnswer> Answer(ComparisonRequest request, PriceBook book) =>
        from comparison in request.Compare(book)
        select SvgFile.Of(Chart(comparison).Draw());

    private static BarChart Chart(Comparison comparison)
    {
        var bars = comparison.Contenders
            .Select(contender => new Bar(Name(contender.Candidate), contender.PerSuccess?.Value, Label(contender)))
            .ToList();
        return new BarChart
        {
            Title = "What one success costs",
            Description = string.Join(' ', comparison.Contenders.Select(contender => contender.PerSuccess is { } cost
                ? $"{Name(contender.Candidate)} costs {cost}."
                : $"{Name(contender.Candidate)} does not offer the workload.")),
            XAxis = "dollars for each session that succeeds",
            Bars = bars,
        };
    }

    // The same model may stand there several times: what differs on each tells them apart.
    private static string Name(Candidate candidate)
    {
        string?[] parts =
        [
            candidate.Model.Id,
            candidate.Tier is { } tier ? EnumNames<ServiceTier>.Of(tier) : null,
            candidate.BatchShare is { } batch ? $"batch {ShortNumber.Of(batch.Value)}" : null,
            .. Ratios(candidate.InputRatio, candidate.OutputRatio),
            candidate.SuccessRate is { } rate ? $"p {ShortNumber.Of(rate.Value)}" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static IEnumerable<string?> Ratios(TokenRatio input, TokenRatio output) => input == output
        ? [Times("tokens", input)]
        : [Times("in", input), Times("out", output)];

    private static string? Times(string what, TokenRatio ratio) =>
        ratio == TokenRatio.One ? null : $"{what} ×{ShortNumber.Of(ratio.Value)}";

    private static string Label(Contender contender) => contender switch
    {
        { PerSuccess: null } => "not offered",
        { TimesCheapest: { } times } => $"{ShortNumber.Usd(contender.PerSuccess!.Value.Value)} · {ShortNumber.Of(times)}×",
        _ => ShortNumber.Usd(contender.PerSuccess!.Value.Value),
    };
}
