using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>The sections of the page, in the order of the flow.</summary>
internal sealed class TagsFilter : IDocumentFilter
{
    private static readonly (string Name, string Description)[] All =
    [
        (Sections.Usage, "From your own logs: what they cost, by day and model, and the workload that all that follows asks for."),
        (Sections.TaskCost, "What one session costs. Everything else stands on this."),
        (Sections.Spend, "What a day, a month and a year of it cost."),
        (Sections.BreakEven, "From how many sessions on a subscription is cheaper."),
        (Sections.TokenizerDelta, "What the same text costs on another model, whose tokenizer counts it differently."),
        (Sections.Report, "All four in one answer."),
        (Sections.TokenCount, "How many tokens a text has: exactly where the vocabulary is public, as a sourced range where it is not."),
        (Sections.Decisions, "Which model, at which value of an input, at what one-time cost, and what it all hangs on."),
        (
            Sections.Catalog,
            "What the answers are made from: models, plans, tokenizers and pricing versions, with their sources and changes."),
        (Sections.Operations, "Whether the service is alive and can answer."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = All.Select(section => new OpenApiTag { Name = section.Name, Description = section.Description }).ToHashSet();
}
