using Microsoft.AspNetCore.WebUtilities;

namespace Calculator.Api.Binding;

/// <summary>What a caller's value is, before it is read as anything.</summary>
internal enum RawKind
{
    /// <summary>Text of a query parameter: a number, a name or a list, as the field decides.</summary>
    Query,
    Number,
    Text,

    /// <summary>
    /// A text with lone surrogates: no Unicode, but what programs send that cut strings by UTF-16. Only a text to be counted may be so.
    /// </summary>
    Halved,

    /// <summary>A text that is no Unicode: bytes that are no UTF-8.</summary>
    NoText,
    Boolean,
    Null,
    List,
    Object,
}

/// <summary>One value as the caller wrote it, in a query string or in a JSON body, so that one rule reads both.</summary>
internal readonly record struct RawValue(RawKind Kind, string Text, IReadOnlyList<RawValue> Items)
{
    /// <summary>The fields of an object; none of any other kind.</summary>
    public IReadOnlyList<RawField> Fields { get; init; } = [];

    public static RawValue FromQuery(string text) => new(RawKind.Query, text, []);

    /// <summary>Whether there is no character at all.</summary>
    public bool IsEmpty => MayBeText && Text.Length == 0;

    /// <summary>
    /// Whether nothing was written: an empty text, a list of nothing, or of one empty
    /// text, which is what an empty parameter of a query says.
    /// </summary>
    public bool IsBlank =>
        (MayBeText && string.IsNullOrWhiteSpace(Text)) || (Kind == RawKind.List && Items is [] or [{ Kind: RawKind.Text, IsBlank: true }]);

    /// <summary>The value where lone surrogates are let in.</summary>
    public RawValue WithHalves => Kind == RawKind.Halved ? this with { Kind = RawKind.Text } : this;

    /// <summary>Whether the value may be read as a number.</summary>
    public bool MayBeNumber => Kind is RawKind.Query or RawKind.Number;

    /// <summary>Whether the value may be read as a name.</summary>
    public bool MayBeText => Kind is RawKind.Query or RawKind.Text;
}

/// <summary>A value under the name the caller wrote.</summary>
internal readonly record struct RawField(string Name, RawValue Value)
{
    /// <summary>The one parameter of a query that is read by nobody: callers change it to get past a cache.</summary>
    private const string CacheBuster = "_";

    // A list that is made larger is made anew; room for more than that is not made on a caller's word.
    private const int MostlyAtMost = 8;

    /// <summary>The fields of a query string, in the order they were written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shape">The fields that are mostly named: their names need not be made again.</param>
    public static List<RawField> OfQuery(HttpRequest request, RequestShape shape)
    {
        if (request.QueryString.Value is not { Length: > 0 } query)
            return [];

        var fields = new List<RawField>(Math.Min(query.AsSpan().Count('&') + 1, MostlyAtMost));
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            var name = shape.Spelled(parameter.DecodeName().Span);
            if (name != CacheBuster)
                fields.Add(new RawField(name, OfParameter(parameter)));
        }

        return fields;
    }

    private static RawValue OfParameter(QueryStringEnumerable.EncodedNameValuePair parameter) =>
        PercentEncoding.IsText(parameter.EncodedValue.Span)
            ? RawValue.FromQuery(parameter.DecodeValue().ToString())
            : new RawValue(RawKind.NoText, "", []);
}
