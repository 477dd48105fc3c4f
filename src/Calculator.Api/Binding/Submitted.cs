namespace Calculator.Api.Binding;

/// <summary>What a caller's value is, before it is read as anything.</summary>
internal enum SubmittedKind
{
    /// <summary>Text of a query parameter: a number, a name or a list, as the field decides.</summary>
    Query,
    Number,
    Text,

    /// <summary>A text that is no Unicode: a lone surrogate, or bytes that are no UTF-8.</summary>
    NoText,
    Boolean,
    Null,
    List,
    Object,
}

/// <summary>One value as the caller wrote it, in a query string or in a JSON body, so that one rule reads both.</summary>
internal readonly record struct Submitted(SubmittedKind Kind, string Text, IReadOnlyList<Submitted> Items)
{
    /// <summary>The fields of an object; none of any other kind.</summary>
    public IReadOnlyList<SubmittedField> Fields { get; init; } = [];

    public static Submitted FromQuery(string text) => new(SubmittedKind.Query, text, []);

    /// <summary>Whether there is no character at all.</summary>
    public bool IsEmpty => MayBeText && Text.Length == 0;

    /// <summary>Whether nothing was written: an empty text, or a list of nothing.</summary>
    public bool IsBlank => (MayBeText && string.IsNullOrWhiteSpace(Text)) || (Kind == SubmittedKind.List && Items.Count == 0);

    /// <summary>Whether the value may be read as a number.</summary>
    public bool MayBeNumber => Kind is SubmittedKind.Query or SubmittedKind.Number;

    /// <summary>Whether the value may be read as a name.</summary>
    public bool MayBeText => Kind is SubmittedKind.Query or SubmittedKind.Text;
}

/// <summary>A submitted value under the name the caller wrote.</summary>
internal readonly record struct SubmittedField(string Name, Submitted Value);
