using Calculator.Api.Binding;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>A field of the request as a cell holds it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">Its value as a query string writes it; null if it is left out.</param>
/// <param name="IsOfSpend">Whether every live cell sends it; else only those about plans.</param>
internal sealed record InputField(RequestField Field, string? Text, bool IsOfSpend)
{
    /// <summary>The name under which formulas know the cell.</summary>
    public string CellName => $"in_{Field.Name}";

    public bool IsNumber => Field.Type.Form == FieldForm.Number;

    /// <summary>The fields of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shape">Its fields.</param>
    /// <param name="spend">The fields that <c>/v1/spend</c> takes.</param>
    public static IReadOnlyList<InputField> Of(object request, RequestShape shape, RequestShape spend) =>
        [
            .. shape.Fields.Select(field => new InputField(
                field,
                Written(field, field.ValueIn(request)),
                spend.Find(field.Name, StringComparison.Ordinal) is not null)),
        ];

    private static string? Written(RequestField field, object? value) => value switch
    {
        null => null,
        string text => text,
        System.Collections.IEnumerable items => string.Join(',', items.Cast<object>().Select(item => Written(field, item))),
        Moment moment => moment.ToString(),
        Enum name => field.Type.NameOf(name),
        bool flag => flag ? "true" : "false",
        AskedTier asked => asked.ToString(),
        IWritten parts => parts.ToString(),
        ShareOrRest { Share: null } => ShareOrRest.Word,
        ShareOrRest { Share: { } share } => PlainNumber.Format(share.Value),
        ShareOrEven { Share: null } => ShareOrEven.Word,
        ShareOrEven { Share: { } share } => PlainNumber.Format(share.Value),
        _ => PlainNumber.Format(((IUnit)value).Value),
    };
}
