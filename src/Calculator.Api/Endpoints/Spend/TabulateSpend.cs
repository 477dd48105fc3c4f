using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using FluentValidation;

namespace Calculator.Api.Endpoints.Spend;

/// <summary>What does a workload cost over two of its fields at once? One call for a whole table.</summary>
internal sealed class TabulateSpend : Calculator<GridRequest, GridAnswer>
{
    // What is assumed may differ from cell to cell by its figures: an answer must not be many times as large as its table.
    private const int MostSentences = 20;

    public override void Configure() => Ask(
        "/grid",
        Sections.Spend,
        "One figure over two fields of the workload: a table in one call.",
        "rows and columns each name a field of the workload and the values it takes, "
            + "for example rows=model:gpt-5.5,claude-opus-4-7 and columns=sessionsPerDay:10,100,1000; "
            + "what stands on an axis need not be given beside it. At most 10,000 cells. "
            + "A cell that is not offered, or whose inputs contradict each other, is null with its reason. As CSV the table itself.",
        headline: "rows.gpt-5.5.cells.100.usd",
        limit: RequestLimits.Heavy);

    protected override Outcome<GridAnswer> Answer(GridRequest request, PriceBook book)
    {
        var rows = new List<GridRow>();
        var priced = new List<TaskCost>();
        foreach (var row in request.Rows.Values)
        {
            var cells = new List<GridCellAnswer>();
            foreach (var column in request.Columns.Values)
            {
                var cell = GridCells.At(request, row, column);
                if (GridCells.FaultOf(cell) is { } fault)
                {
                    cells.Add(GridCellAnswer.NotAllowed(column, fault));
                    continue;
                }

                if (cell.Task.Price(book).TryGet(out var session, out var refusal))
                {
                    priced.Add(session);
                    cells.Add(GridCellAnswer.Of(column, session, request.Value, cell.Volume));
                }
                else if (refusal.Kind == RefusalKind.Unknown)
                {
                    return refusal;
                }
                else
                {
                    cells.Add(GridCellAnswer.NotOffered(column, refusal));
                }
            }

            rows.Add(new GridRow(row, cells));
        }

        return new GridAnswer
        {
            RowField = request.Rows.Field,
            ColumnField = request.Columns.Field,
            Value = request.Value,
            Rows = rows,
            Prices =
            [
                .. priced
                    .DistinctBy(session => session.Model.Id)
                    .Select(session => new GridPrice(session.Model.Id, PriceAnswer.Of(session.Provenance))),
            ],
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. TokenizerSentences.Of(priced.Select(session => session.Model), "Ask for each model with its own counts"),
                .. ComingPrices(priced, request.Value)
                    .Concat(priced.SelectMany(session => session.Assumptions).Distinct())
                    .Take(MostSentences),
            ],
        };
    }

    // Each cell has amounts of its own: one sentence a model says those of one.
    private static IEnumerable<string> ComingPrices(IEnumerable<TaskCost> priced, GridValue value) =>
        value is not (GridValue.PerMonthUsd or GridValue.PerYearUsd)
            ? []
            : priced
                .Select(session => (session.Model.Id, Coming: session.ComingPrice))
                .Where(session => session.Coming is not null)
                .DistinctBy(session => session.Id)
                .Select(session => $"{session.Coming} Amounts are those of the first such cell.");

    protected override string FieldOf(GridRequest request, Refusal refusal) => request.AxisOf(base.FieldOf(request, refusal));
}

[RuledBy<GridRules>]
internal sealed record GridRequest : IPricedRequest
{
    [Field("The field that changes from row to row, and its values.", Unit = "field:values", Example = "model:claude-opus-4-7,gpt-5.5")]
    public required GridAxis Rows { get; init; }

    [Field("The field that changes from column to column, and its values.", Unit = "field:values", Example = "sessionsPerDay:10,100,1000")]
    public required GridAxis Columns { get; init; }

    [Field("The figure in the cells.", Example = "perMonthUsd")]
    public GridValue Value { get; init; } = GridValue.PerMonthUsd;

    [MayBeLeftOut(nameof(TaskFields.Model))]
    [MayBeLeftOut(nameof(WorkloadFields.InputTokens))]
    [MayBeLeftOut(nameof(WorkloadFields.OutputTokens))]
    [RuledByRequest]
    public required GridCell Cell { get; init; }

    public required PricingFields Prices { get; init; }

    public IEnumerable<GridAxis> Axes => [Rows, Columns];

    /// <summary>The axis a field stands on, or the field itself.</summary>
    public string AxisOf(string field) => Rows.IsOf(field) ? "rows" : Columns.IsOf(field) ? "columns" : field;
}

/// <summary>The fields that may stand on an axis of a grid.</summary>
[FieldGroup]
internal sealed record GridCell
{
    public required TaskFields Task { get; init; }

    public required VolumeFields Volume { get; init; }
}

/// <summary>The figures a grid may show, in dollars.</summary>
internal enum GridValue
{
    /// <summary>One session.</summary>
    PerSessionUsd,

    /// <summary>One session that succeeds.</summary>
    PerSuccessUsd,

    /// <summary>One day; with sessionsPerDay.</summary>
    PerDayUsd,

    /// <summary>One month; with sessionsPerDay.</summary>
    PerMonthUsd,

    /// <summary>Twelve months; with sessionsPerDay.</summary>
    PerYearUsd,
}

internal sealed class GridRules : AbstractValidator<GridRequest>
{
    private const int MostCells = 10_000;

    public GridRules()
    {
        RuleFor(request => request.Rows).Custom((axis, context) => Judge(axis, nameof(GridRequest.Rows), context));
        RuleFor(request => request.Columns).Custom((axis, context) => Judge(axis, nameof(GridRequest.Columns), context));
        RuleFor(request => request.Columns).Must((request, columns) => !columns.IsOf(request.Rows.Field))
            .WithMessage(request => $"columns and rows both say {request.Rows.Field}; put another field on one of them.");
        RuleFor(request => request.Columns).Must((request, columns) => !columns.Values.Contains(request.Rows.Field))
            .WithMessage(request => $"columns has the value '{request.Rows.Field}', which heads the rows of the table; leave it out.");
        RuleFor(request => request.Columns).Must((request, columns) => (long)columns.Values.Count * request.Rows.Values.Count <= MostCells)
            .WithMessage(request => $"rows and columns make {(long)request.Rows.Values.Count * request.Columns.Values.Count} cells; "
                + $"at most {MostCells} are answered at once.");

        Needed(request => request.Cell.Task.Model is null, "model", "Model");
        Needed(request => request.Cell.Task.Workload.InputTokens is null, "inputTokens", "InputTokens");
        Needed(request => request.Cell.Task.Workload.OutputTokens is null, "outputTokens", "OutputTokens");
        Needed(
            request => request.Cell.Volume.SessionsPerDay is null
                && request.Value is GridValue.PerDayUsd or GridValue.PerMonthUsd or GridValue.PerYearUsd,
            "sessionsPerDay",
            "SessionsPerDay");
    }

    private static void Judge(GridAxis axis, string property, ValidationContext<GridRequest> context)
    {
        foreach (var fault in GridCells.FaultsOf(axis).Take(1))
            context.AddFailure(property, fault);
    }

    private void Needed(Func<GridRequest, bool> isMissing, string field, string property) => RuleFor(request => request)
        .Must(request => !isMissing(request) || request.Axes.Any(axis => axis.IsOf(field)))
        .OverridePropertyName(property)
        .WithMessage($"{field} is missing; give it, or put it on an axis.");
}
