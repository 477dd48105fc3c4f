using Calculator.Api.Endpoints.Catalog;
using Calculator.Api.Endpoints.Costs;
using Calculator.Api.Endpoints.Decisions;
using Calculator.Api.Endpoints.Operations;
using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Report;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Endpoints.Spreadsheets;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Hosting;

namespace Calculator.Api;

/// <summary>Every route on one screen.</summary>
internal static class EndpointList
{
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        var v1 = app.MapGroup("/v1");
        v1.WithMetadata(new NeedsKey());
        EstimateTaskCost.Map(v1);
        ForecastSpend.Map(v1);
        TabulateSpend.Map(v1);
        FindBreakEven.Map(v1);
        DrawBreakEven.Map(v1);
        CompareTokenizers.Map(v1);
        WriteReport.Map(v1);
        MakeWorkbook.Map(v1);

        CountTokens.Map(v1);
        ShapeSession.Map(v1);

        CompareModels.Map(v1);
        DrawComparison.Map(v1);
        SolveBreakEven.Map(v1);
        PlanMigration.Map(v1);
        TestSensitivity.Map(v1);

        ListModels.Map(v1);
        ShowModel.Map(v1);
        ListPlans.Map(v1);
        ShowPlan.Map(v1);
        ListTokenizers.Map(v1);
        ListVersions.Map(v1);
        ShowVersion.Map(v1);
        ListPriceChanges.Map(v1);

        ShowGuide.Map(app);
        CheckHealth.Map(app);
        CheckReadiness.Map(app);
        ShowMetrics.Map(app);
    }
}
