using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Spreadsheets;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>A field of the request as a cell holds it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">Its value as a query string writes it; null if it is left out.</param>
internal sealed record InputField(RequestField Field, string? Text)
{
    private static readonly RequestShape Shape = RequestShape.Of<WorkbookRequest>();

    /// <summary>The name under which formulas know the cell.</summary>
    public string CellName => $"in_{Field.Name}";

    public bool IsNumber => Field.Type.Form == FieldForm.Number;

    public static IReadOnlyList<InputField> Of(WorkbookRequest request) =>
        [.. Shape.Fields.Select(field => new InputField(field, Written(field, field.ValueIn(request))))];

    private static string? Written(RequestField field, object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable<string> names => string.Join(',', names),
        Moment moment => moment.ToString(),
        Enum name => field.Type.NameOf(name),
        ShareOrRest { Share: null } => ShareOrRest.Word,
        ShareOrRest { Share: { } share } => PlainNumber.Format(share.Value),
        _ => PlainNumber.Format(FieldType.NumberOf(value)),
    };
}
