using Calculator.Outcomes;

namespace Calculator.Api.Binding;

/// <summary>Reads the fields of a request, or of an object inside one, one by one, and files the faults of all of them.</summary>
/// <param name="Names">Whether upper and lower case of names differ.</param>
/// <param name="Faults">Where faults are filed.</param>
internal sealed record FieldsReader(StringComparison Names, Faults Faults)
{
    /// <summary>Makes what a shape stands for of the values that were well-formed; it is of use only if no fault was filed.</summary>
    /// <param name="shape">The fields that there are.</param>
    /// <param name="fields">What the caller wrote.</param>
    /// <param name="path">
    /// What stands before the names in faults: empty for a request, <c>candidates[1].</c> for an object in a list.
    /// </param>
    /// <param name="alsoKnown">Names that stand beside these fields, worth suggesting.</param>
    /// <param name="given">Filled with the names as the caller wrote them.</param>
    public object Read(RequestShape shape, IReadOnlyList<RawField> fields, string path, IReadOnlyList<string> alsoKnown, FieldNames given)
    {
        var request = shape.New();
        for (var place = 0; place < fields.Count; place++)
        {
            var (written, value) = fields[place];
            var name = path + written;
            if (shape.Find(written, Names) is not { } field)
                AddUnknown(name, written, shape, alsoKnown);
            else if (value.Kind == RawKind.Null)
                continue;
            else if (!given.TryAdd(field, written))
                Faults.Add(name, $"{name} is given twice; give it once.");
            else if (ReadField(field, name, value) is { } read)
                field.Set(request, read);
        }

        foreach (var field in shape.Required)
        {
            if (!given.Has(field))
            {
                Faults.Add(
                    path + field.Name,
                    $"{path}{field.Name} is missing; it is required ({field.Meaning.Description.TrimEnd('.')}), "
                        + $"for example {field.Meaning.Example}.");
            }
        }

        return request;
    }

    // Apart from the loop, which would make the lambda's state for every field that is known.
    private void AddUnknown(string name, string written, RequestShape shape, IReadOnlyList<string> alsoKnown) =>
        Faults.Add(name, () => Unknown(written, [.. shape.Names, .. alsoKnown]));

    private object? ReadField(RequestField field, string name, RawValue written)
    {
        var value = field.Meaning.Counted ? written.WithHalves : written;
        if (field.IsVerbatim ? value.IsEmpty : value.IsBlank)
            return Wrong("is blank; give it a value or leave it out");

        var parsed = field.Type.Read(value);
        if (parsed.Fault is { } fault)
            return Wrong(fault);

        return field.Type.Item?.Shape is { } shape
            ? ReadObjects(field.Type, shape, (IReadOnlyList<RawValue>)parsed.Value!, name)
            : parsed.Value;

        object? Wrong(string sentence)
        {
            Faults.Add(name, sentence.EndsWith('?') ? $"{name} {sentence}" : $"{name} {sentence}.");
            return null;
        }
    }

    private object ReadObjects(FieldType list, RequestShape shape, IReadOnlyList<RawValue> items, string name) =>
        list.Gather!([.. items.Select((item, index) => Read(shape, item.Fields, $"{name}[{index}].", [], new FieldNames(shape)))]);

    private static string Unknown(string name, IReadOnlyList<string> known)
    {
        var none = $"There is no field '{Echo.Of(name)}'";
        if (ProviderNames.MeaningOf(name, known) is { } meaning)
            return $"{none}; {meaning}.";

        return Nearest.SlipOf(name, known) is { } meant
            ? $"{none}; did you mean {meant}?"
            : $"{none}; the fields are {string.Join(", ", known)}.";
    }
}
