using System.Text.Json;
using Calculator.Outcomes;
using FluentValidation;

namespace Calculator.Api.Http;

/// <summary>A request that was read, and how the caller spelled its fields.</summary>
internal sealed record ReadRequest<T>(T Request, IReadOnlyDictionary<string, string> Spelling)
{
    /// <summary>The field's name as the caller wrote it.</summary>
    public string AsWritten(string field) => Spelling.GetValueOrDefault(field, field);
}

/// <summary>Reads a request from the query of a GET or from the body of a POST, by the same rules. Every malformed field is told at once; rules across fields are held against a request whose fields are each well-formed.</summary>
internal sealed class RequestReader<T>(IValidator<T> validator)
    where T : class
{
    private static readonly RequestShape Shape = RequestShape.Of<T>();

    /// <summary>Reads a request; null if there is any fault.</summary>
    /// <param name="submitted">What the caller wrote.</param>
    /// <param name="names">Whether upper and lower case of names differ.</param>
    /// <param name="alsoKnown">Names that stand beside these fields, worth suggesting.</param>
    /// <param name="faults">Where faults are filed.</param>
    public ReadRequest<T>? Read(IReadOnlyList<SubmittedField> submitted, StringComparison names, IEnumerable<string> alsoKnown, Faults faults)
    {
        var spelling = new Dictionary<string, string>();
        var values = new Dictionary<RequestField, object>();
        foreach (var (name, value) in submitted)
        {
            if (Shape.Find(name, names) is not { } field)
                faults.Add(name, Unknown(name, [.. Shape.Names, .. alsoKnown]));
            else if (!spelling.TryAdd(field.Name, name))
                faults.Add(name, $"{name} is given twice; give it once.");
            else
                ReadField(field, name, value, values, faults);
        }

        foreach (var field in Shape.Fields.Where(field => field.Required && !spelling.ContainsKey(field.Name)))
            faults.Add(field.Name, $"{field.Name} is missing; it is required ({field.Meaning.Description.TrimEnd('.')}), for example {field.Meaning.Example}.");

        if (faults.Any)
            return null;

        var request = new ReadRequest<T>((T)Shape.Make(values), spelling);
        Validate(request, faults);
        return faults.Any ? null : request;
    }

    private static void ReadField(RequestField field, string name, Submitted value, Dictionary<RequestField, object> values, Faults faults)
    {
        if (field.Meaning.Verbatim ? value.IsEmpty : value.IsBlank)
            faults.Add(name, $"{name} is blank; give it a value or leave it out.");
        else if (value.Kind == SubmittedKind.Null)
            faults.Add(name, $"{name} is null; give it a value or leave it out.");
        else
            Keep(field.Type.Read(value));

        void Keep(Parsed parsed)
        {
            if (parsed.Fault is { } fault)
                faults.Add(name, fault.EndsWith('?') ? $"{name} {fault}" : $"{name} {fault}.");
            else
                values[field] = parsed.Value!;
        }
    }

    private void Validate(ReadRequest<T> request, Faults faults)
    {
        foreach (var failure in validator.Validate(request.Request).Errors)
            faults.Add(request.AsWritten(FieldOf(failure.PropertyName)), failure.ErrorMessage);
    }

    // Groups are flat for callers: of Workload.CacheRatio they wrote cacheRatio.
    private static string FieldOf(string propertyPath) =>
        JsonNamingPolicy.CamelCase.ConvertName(propertyPath[(propertyPath.LastIndexOf('.') + 1)..]);

    private static string Unknown(string name, IReadOnlyList<string> known) => Nearest.SlipOf(name, known) is { } meant
        ? $"There is no field '{Echo.Of(name)}'; did you mean {meant}?"
        : $"There is no field '{Echo.Of(name)}'; the fields are {string.Join(", ", known)}.";
}
