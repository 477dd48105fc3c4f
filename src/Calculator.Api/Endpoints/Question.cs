using Calculator.Api.Binding;
using Calculator.Api.Prices;
using Calculator.Api.Replies;
using Calculator.Outcomes;

namespace Calculator.Api.Endpoints;

/// <summary>One route's way from request to reply: read, validate, answer, represent. The same for all of them, GET and POST.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
/// <typeparam name="TReply">What the caller may say of the reply's form.</typeparam>
internal sealed class Question<TRequest, TAnswer, TReply>
    where TRequest : class
    where TAnswer : notnull
    where TReply : class, new()
{
    private static readonly RequestShape ReplyFields = RequestShape.Of<TReply>();
    private static readonly List<string> ReplyNames = [.. ReplyFields.Names.Except(RequestShape.Of<TRequest>().Names)];
    private static readonly ReadRequest<TReply> Unsaid = new(new TReply(), new Spelling(ReplyFields));

    private readonly RequestReader<TRequest> _reader;
    private readonly RequestReader<TReply> _replyReader;
    private readonly LivePrices _prices;
    private readonly TimeProvider _clock;
    private readonly Func<TRequest, Desk, Outcome<TAnswer>> _answer;
    private readonly Func<TAnswer, TReply, Faults, Representation?> _represent;

    // Asked for when the route is mapped and not at the first request: a request type without a validator ends the start.
    public Question(IServiceProvider services, Func<TRequest, Desk, Outcome<TAnswer>> answer, Func<TAnswer, TReply, Faults, Representation?> represent)
    {
        _reader = services.GetRequiredService<RequestReader<TRequest>>();
        _replyReader = services.GetRequiredService<RequestReader<TReply>>();
        _prices = services.GetRequiredService<LivePrices>();
        _clock = services.GetRequiredService<TimeProvider>();
        _answer = answer;
        _represent = represent;
    }

    public IResult Get(HttpContext http)
    {
        var faults = new Faults();
        var query = QueryOf(http.Request);
        var reply = ReadReply(query.AboutTheReply, faults);
        query.Others.InsertRange(0, RouteFields(http));
        var read = _reader.Read(query.Others, StringComparison.OrdinalIgnoreCase, ReplyNames, faults);
        return Reply(http, read, reply, faults);
    }

    public async Task<IResult> Post(HttpContext http)
    {
        var verbatim = RequestShape.Of<TRequest>().Verbatim;
        var isText = verbatim is not null && BodyFields.IsText(http.Request);
        if (!isText && !BodyFields.IsJson(http.Request))
            return Problems.UnsupportedMediaType(verbatim is not null);

        var faults = new Faults();
        var query = QueryOf(http.Request);
        foreach (var field in query.Others.Where(_ => !isText))
            faults.Add(field.Name, $"{Echo.Of(field.Name)} stands in the query; in a POST the fields belong into the JSON body, but for {string.Join(", ", ReplyNames)}.");

        var reply = ReadReply(query.AboutTheReply, faults);
        // Beside a text the other fields stand in the query; beside a JSON body there are none, or they have been refused above.
        var body = isText ? await BodyFields.ReadTextAsync(http.Request, verbatim!.Name, faults) : await BodyFields.ReadAsync(http.Request, faults);
        body.AddRange(query.Others);
        var read = faults.Any ? null : _reader.Read(body, isText ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, [], faults);
        return Reply(http, read, reply, faults);
    }

    private IResult Reply(HttpContext http, ReadRequest<TRequest>? read, ReadRequest<TReply>? reply, Faults faults)
    {
        if (read is null || reply is null)
            return Problems.BadInput(faults);

        var desk = new Desk(_prices.Catalog, _clock, http);
        if (!_answer(read.Request, desk).TryGet(out var answer, out var refusal))
            return Problems.Refused(refusal, read.Spelling.AsWritten(refusal.Subject));

        return _represent(answer, reply.Request, faults) is { } representation
            ? new RepresentedReply(representation, desk.KeptFor)
            : Problems.BadInput(faults.AsWritten(reply.Spelling.AsWritten));
    }

    // Most callers leave the reply as it is: its defaults need no reading and no rules.
    private ReadRequest<TReply>? ReadReply(List<SubmittedField> said, Faults faults) =>
        said.Count == 0 ? Unsaid : _replyReader.Read(said, StringComparison.OrdinalIgnoreCase, [], faults);

    private static (List<SubmittedField> AboutTheReply, List<SubmittedField> Others) QueryOf(HttpRequest request)
    {
        var (aboutTheReply, others) = (new List<SubmittedField>(), new List<SubmittedField>());
        foreach (var field in QueryFields.Of(request))
            (IsAboutTheReply(field) ? aboutTheReply : others).Add(field);
        return (aboutTheReply, others);
    }

    private static IEnumerable<SubmittedField> RouteFields(HttpContext http) => http.Request.RouteValues
        .Where(value => RequestShape.Of<TRequest>().Find(value.Key, StringComparison.Ordinal) is not null)
        .Select(value => new SubmittedField(value.Key, Submitted.FromQuery((string)value.Value!)));

    // A question may have a field of its own under a reply's name: the columns of a grid are not those of a CSV.
    private static bool IsAboutTheReply(SubmittedField field) =>
        RequestShape.Of<TRequest>().Find(field.Name, StringComparison.OrdinalIgnoreCase) is null && ReplyFields.Find(field.Name, StringComparison.OrdinalIgnoreCase) is not null;
}
