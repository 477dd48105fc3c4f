using System.Text.Json;
using FluentValidation;

namespace Calculator.Api.Binding;

/// <summary>A request that was read, and how the caller spelled its fields.</summary>
internal sealed record ReadRequest<T>(T Request, Spelling Spelling);

/// <summary>Reads a request from the query of a GET or from the body of a POST, by the same rules. Every malformed field is told at once; rules across fields are held against a request whose fields are each well-formed.</summary>
internal sealed class RequestReader<T>
    where T : class
{
    private static readonly RequestShape Shape = RequestShape.Of<T>();

    private readonly Lazy<IValidator<T>> _validator;

    // That there are rules is checked at once; they are made when first held against a request, since making those of every route takes a seventh of the start.
    public RequestReader(IServiceProvider services, IServiceProviderIsService registered)
    {
        if (!registered.IsService(typeof(IValidator<T>)))
            throw new InvalidOperationException($"{typeof(T).Name} has no validator.");
        _validator = new(services.GetRequiredService<IValidator<T>>);
    }

    /// <summary>Reads a request; null if there is any fault.</summary>
    /// <param name="submitted">What the caller wrote.</param>
    /// <param name="names">Whether upper and lower case of names differ.</param>
    /// <param name="alsoKnown">Names that stand beside these fields, worth suggesting.</param>
    /// <param name="faults">Where faults are filed.</param>
    public ReadRequest<T>? Read(IReadOnlyList<SubmittedField> submitted, StringComparison names, IReadOnlyList<string> alsoKnown, Faults faults)
    {
        var spelling = new Spelling(Shape);
        var made = new FieldsReader(names, faults).Read(Shape, submitted, "", alsoKnown, spelling);
        if (faults.Any)
            return null;

        var request = new ReadRequest<T>((T)made, spelling);
        Validate(request, faults);
        return faults.Any ? null : request;
    }

    private void Validate(ReadRequest<T> request, Faults faults)
    {
        foreach (var failure in _validator.Value.Validate(request.Request).Errors)
            faults.Add(request.Spelling.AsWritten(FieldOf(failure.PropertyName)), failure.ErrorMessage);
    }

    // Groups are flat for callers: of Workload.CacheRatio they wrote cacheRatio.
    private static string FieldOf(string propertyPath) =>
        JsonNamingPolicy.CamelCase.ConvertName(propertyPath[(propertyPath.LastIndexOf('.') + 1)..]);
}
