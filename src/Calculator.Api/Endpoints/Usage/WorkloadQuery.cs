using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>Writes a workload as the query of the other calculators.</summary>
/// <param name="Pricing">The pricing version that was used.</param>
/// <param name="Models">The models of the log, the dearest first.</param>
/// <param name="Discount">The caller's discount on list prices.</param>
internal sealed record WorkloadQuery(string Pricing, IReadOnlyList<string> Models, Discount Discount)
{
    /// <summary>The month convention of a profile.</summary>
    public const decimal DaysPerMonth = 30;

    private const int MostCompared = 20;

    public WorkloadLinks LinksOf(ProfiledWorkload workload)
    {
        var (task, perDay) = (Fields(workload), workload.SessionsPerDay is { } sessions ? $"&sessionsPerDay={Number(sessions)}" : "");
        var model = workload.Model is { } name ? $"model={Text(name)}&" : null;
        var others = Models.Where(other => other != workload.Model).Take(MostCompared - 1);
        var compared = workload.Model is null ? others : others.Prepend(workload.Model);
        return new WorkloadLinks(
            model is null ? null : $"/v1/task-cost?{model}{task}",
            model is null || perDay.Length == 0 ? null : $"/v1/spend?{model}{task}{perDay}",
            model is null ? null : $"/v1/break-even?{model}{task}{perDay}",
            $"/v1/comparison?models={string.Join(',', compared.Select(Text))}&{task}");
    }

    private string Fields(ProfiledWorkload workload)
    {
        var tokens = workload.Tokens;
        string?[] fields =
        [
            $"inputTokens={Number(tokens.Input.Value)}",
            $"outputTokens={Number(tokens.Output.Value)}",
            $"requestsPerSession={Number(workload.RequestsPerSession)}",
            $"cacheReadTokens={Number(tokens.CacheRead.Value)}",
            $"cacheWriteTokens={Number(tokens.CacheWrite.Value)}",
            $"cacheWrite1hTokens={Number(tokens.CacheWrite1h.Value)}",
            workload.BatchShare.Value > 0 ? $"batchShare={Number(workload.BatchShare.Value)}" : null,
            workload.PeakShare is { } peak ? $"peakShare={Number(peak.Value)}" : null,
            workload.PeakShare is null && workload.Tier != default ? $"serviceTier={EnumNames<ServiceTier>.Of(workload.Tier)}" : null,
            workload.InferenceGeo is { } geo ? $"inferenceGeo={Text(geo)}" : null,
            workload.WebSearches > 0 ? $"webSearches={Number(workload.WebSearches)}" : null,
            Discount.Value != 0 ? $"discount={Number(Discount.Value)}" : null,
            $"pricing={Text(Pricing)}",
            workload.AsOf is { } asOf ? $"asOf={Text(asOf.ToString())}" : null,
        ];
        return string.Join('&', fields.OfType<string>());
    }

    private static string Number(decimal number) => PlainNumber.Format(AnswerNumber.Of(number));

    private static string Text(string text) => Uri.EscapeDataString(text);
}
