namespace Calculator.Api.Binding;

/// <summary>How the caller spelled the fields of a request: in a query, upper and lower case are theirs to choose.</summary>
internal sealed class FieldNames(RequestShape shape)
{
    private readonly string?[] _written = new string?[shape.Fields.Count];

    /// <summary>Notes a field; false if it was given before.</summary>
    public bool TryAdd(RequestField field, string written)
    {
        if (Has(field))
            return false;

        _written[field.Place] = written;
        return true;
    }

    /// <summary>Whether the field was given.</summary>
    public bool Has(RequestField field) => _written[field.Place] is not null;

    /// <summary>The field's name as the caller wrote it; its own if they did not.</summary>
    public string AsWritten(string field) => shape.Find(field, StringComparison.Ordinal) is { } known ? _written[known.Place] ?? field : field;
}
