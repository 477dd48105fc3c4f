using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Settings;
using Calculator.Outcomes;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What did my logs cost, and what is the workload in them?</summary>
internal sealed class ProfileUsage : Question<UsageProfileRequest, UsageProfileAnswer>
{
    public override void Configure() => Ask(
        "/usage/profile",
        Sections.Usage,
        "The bill of a usage log by day and model, and the workload in it that the other calculators take.",
        Texts.UsageProfile,
        limit: RequestLimits.Usage);

    protected override async ValueTask<Outcome<UsageProfileAnswer>> AnswerAsync(
        UsageProfileRequest request, AnswerContext context, CancellationToken cancellation)
    {
        var options = request.Usage.ToOptions();
        var log = await ReadLog.From(
            HttpContext.Request,
            context.Open(request.Prices),
            request.Usage.Log.Discount,
            options,
            HttpContext.RequestServices.GetRequiredService<Limits>().UsageBytes,
            cancellation);
        return log.Select(read => UsageProfileAnswer.Of(read.Profile, options.Zone, read.Book));
    }
}

[FieldsInQuery(Texts.Example)]
internal sealed record UsageProfileRequest : IPricedRequest
{
    public required UsageFields Usage { get; init; }

    public required PricingFields Prices { get; init; }
}
