using Calculator.Outcomes;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Calculator.Api.Binding;

/// <summary>
/// Reads every request of every route, strictly: of a GET the path and the query, of a POST the body unless that is a log, by the same
/// rules, and tells all that is wrong at once.
/// A request with a fault is handed on half-made, with its faults beside it; the endpoint answers those.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
internal sealed class StrictBinder<TRequest> : IRequestBinder<TRequest>
    where TRequest : class
{
    private static readonly RequestShape Shape = RequestShape.Of<TRequest>();

    public ValueTask<TRequest> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        var http = ctx.HttpContext;
        var bound = new BoundRequest(Shape, http.GetEndpoint()!.Metadata.GetRequiredMetadata<ReplyShape>());
        http.Features.Set(bound);
        return HttpMethods.IsPost(http.Request.Method) && !Shape.FieldsAreInQuery ? OfBody(http, bound) : new(OfQuery(http, bound));
    }

    private static TRequest OfQuery(HttpContext http, BoundRequest bound)
    {
        var query = bound.ReadReply(RawField.OfQuery(http.Request, Shape));
        InsertPath(http.Request.RouteValues, query);
        return Read(query, StringComparison.OrdinalIgnoreCase, bound.ReplyShape.Names, bound);
    }

    private static async ValueTask<TRequest> OfBody(HttpContext http, BoundRequest bound)
    {
        var isText = Shape.TakesText && BodyFields.IsText(http.Request);
        if (!isText && !BodyFields.IsJson(http.Request))
        {
            bound.IsUnsupported = true;
            return (TRequest)Shape.New();
        }

        var query = RawField.OfQuery(http.Request, Shape);
        if (!isText)
            RefuseFields(query, bound);

        // Beside a text the other fields stand in the query; beside a JSON body there are none, or they are faults already.
        var others = bound.ReadReply(query);
        var fields = isText
            ? await BodyFields.ReadTextAsync(http.Request, Shape.Verbatim!.Name, bound.Faults)
            : await BodyFields.ReadAsync(http.Request, bound.Faults);
        fields.AddRange(others);
        return bound.Faults.Any
            ? (TRequest)Shape.New()
            : Read(fields, isText ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, [], bound);
    }

    private static void RefuseFields(List<RawField> query, BoundRequest bound)
    {
        foreach (var field in query)
        {
            if (!bound.IsAboutTheReply(field))
            {
                bound.Faults.Add(
                    field.Name,
                    $"{Echo.Of(field.Name)} stands in the query; in a POST the fields belong into the JSON body, "
                    + $"but for {string.Join(", ", bound.ReplyShape.Names)}.");
            }
        }
    }

    private static TRequest Read(
        IReadOnlyList<RawField> fields, StringComparison names, IReadOnlyList<string> alsoKnown, BoundRequest bound)
    {
        var request = new FieldsReader(names, bound.Faults).Read(Shape, fields, "", alsoKnown, bound.Names);
        if (!bound.Faults.Any)
            Shape.Rules.Hold(request, bound.Names, bound.Faults);
        return (TRequest)request;
    }

    // What the path says stands before what the query says.
    private static void InsertPath(RouteValueDictionary path, List<RawField> query)
    {
        var place = 0;
        foreach (var (name, value) in path)
        {
            if (Shape.Find(name, StringComparison.Ordinal) is not null)
                query.Insert(place++, new RawField(name, RawValue.FromQuery((string)value!)));
        }
    }
}

/// <summary>
/// What was read beside the request itself: how its fields were spelled, what was said of the reply, and all that is wrong.
/// </summary>
/// <param name="shape">The fields of the request.</param>
/// <param name="replyShape">The fields about the reply.</param>
internal sealed class BoundRequest(RequestShape shape, ReplyShape replyShape)
{
    public ReplyShape ReplyShape { get; } = replyShape;

    public Faults Faults { get; } = new();

    /// <summary>How the caller spelled the fields of the request.</summary>
    public FieldNames Names { get; } = new(shape);

    /// <summary>What was said of the reply; the defaults if nothing was.</summary>
    public object Reply { get; private set; } = replyShape.Unsaid;

    /// <summary>How the caller spelled the fields about the reply.</summary>
    public FieldNames ReplyNames => field ??= new(ReplyShape.Fields);

    /// <summary>Whether the body is of another type than the question takes.</summary>
    public bool IsUnsupported { get; set; }

    /// <summary>Whether the question takes a text as it is, in place of JSON.</summary>
    public bool MayBeText => shape.TakesText;

    /// <summary>What the binder found in a request.</summary>
    public static BoundRequest Of(HttpContext http) => http.Features.GetRequiredFeature<BoundRequest>();

    /// <summary>Reads what a query says of the reply, and gives back the rest.</summary>
    public List<RawField> ReadReply(List<RawField> query)
    {
        if (query.Count == 0)
            return query;

        var said = query.FindAll(IsAboutTheReply);
        // Most callers leave the reply as it is: its defaults need no reading and no rules.
        if (said.Count == 0)
            return query;

        Reply = new FieldsReader(StringComparison.OrdinalIgnoreCase, Faults).Read(ReplyShape.Fields, said, "", [], ReplyNames);
        if (!Faults.Any)
            ReplyShape.Fields.Rules.Hold(Reply, ReplyNames, Faults);
        return query.FindAll(field => !IsAboutTheReply(field));
    }

    // A question may have a field of its own under a reply's name: the columns of a grid are not those of a CSV.
    public bool IsAboutTheReply(RawField field) =>
        shape.Find(field.Name, StringComparison.OrdinalIgnoreCase) is null
        && ReplyShape.Fields.Find(field.Name, StringComparison.OrdinalIgnoreCase) is not null;
}
