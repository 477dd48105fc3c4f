using System.Reflection;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Api.Http;

/// <summary>The JSON types a field may have.</summary>
internal enum FieldForm
{
    Number,
    Text,
    Boolean,
    List,
}

/// <summary>A value that was read, or what is wrong with it: the part of a sentence after the field's name.</summary>
internal readonly record struct Parsed(object? Value, string? Fault)
{
    public static Parsed Of(object value) => new(value, null);

    public static Parsed Wrong(string fault) => new(null, fault);
}

/// <summary>How the values of one CLR type are read, strictly and alike from a query string and from JSON.</summary>
/// <param name="Form">The JSON type.</param>
/// <param name="Read">Reads a value.</param>
internal sealed record FieldType(FieldForm Form, Func<Submitted, Parsed> Read)
{
    /// <summary>The bounds of a number; null for other forms.</summary>
    public Bounds? Bounds { get; private init; }

    /// <summary>The names of an enumeration; null for other forms.</summary>
    public IReadOnlyList<string>? Names { get; private init; }

    public static FieldType Of(Type property)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        return type switch
        {
            _ when type == typeof(string) => new FieldType(FieldForm.Text, ReadText),
            _ when type == typeof(bool) => new FieldType(FieldForm.Boolean, ReadBoolean),
            _ when type == typeof(Moment) => new FieldType(FieldForm.Text, ReadMoment),
            _ when type == typeof(IReadOnlyList<string>) => new FieldType(FieldForm.List, ReadList),
            _ when type.IsEnum => Generic(nameof(OfNames), type),
            _ => Generic(nameof(OfUnit), type),
        };
    }

    private static FieldType Generic(string method, Type type) =>
        (FieldType)typeof(FieldType).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static FieldType OfUnit<T>()
        where T : struct, IUnit<T> => new(FieldForm.Number, ReadUnit<T>) { Bounds = T.Bounds };

    private static FieldType OfNames<T>()
        where T : struct, Enum => new(FieldForm.Text, ReadName<T>) { Names = EnumNames<T>.All };

    private static Parsed ReadUnit<T>(Submitted submitted)
        where T : struct, IUnit<T>
    {
        if (!submitted.MayBeNumber)
            return Parsed.Wrong($"is {Describe(submitted)}; it must be a JSON number: {T.Bounds.Rule}");
        if (!PlainNumber.TryParse(WithPlus(submitted), out var number))
            return Parsed.Wrong($"is '{Echo.Of(submitted.Text)}', not a plain number of at most 28 digits; it must be {T.Bounds.Rule}{PlainForm(submitted.Text)}");
        if (!T.Bounds.Contain(number))
            return Parsed.Wrong($"is {Echo.Of(submitted.Text)}; it must be {T.Bounds.Rule}, and the nearest is {PlainNumber.Format(T.Bounds.NearestTo(number))}{PerCent<T>(number)}");

        return Parsed.Of(T.Of(number));
    }

    // The nearest share to 15 is 1, but whoever writes 15 means 15 per cent.
    private static string PerCent<T>(decimal number)
        where T : struct, IUnit<T> => T.Bounds.Most == 1 && number is >= 2 and <= 100 ? $"; {PlainNumber.Format(number)} per cent are {PlainNumber.Format(number / 100)}" : "";

    // In a query string a bare + is a space, and spreadsheets write 1E+15.
    private static string WithPlus(Submitted submitted) =>
        submitted.Kind == SubmittedKind.Query ? submitted.Text.Replace("E ", "E+", StringComparison.OrdinalIgnoreCase) : submitted.Text;

    // 1,5 may mean 1.5, and 1,500 may mean 1500: no guess, the form is said instead.
    private static string PlainForm(string text) =>
        text.Contains(',', StringComparison.Ordinal) ? ", without thousands marks and with a point before decimals" : "";

    private static Parsed ReadName<T>(Submitted submitted)
        where T : struct, Enum
    {
        if (!submitted.MayBeText)
            return Parsed.Wrong($"is {Describe(submitted)}; it must be {EnumNames<T>.Rule}");

        return EnumNames<T>.TryParse(submitted.Text, out var value)
            ? Parsed.Of(value)
            : Parsed.Wrong($"is '{Echo.Of(submitted.Text)}'; it must be {EnumNames<T>.Rule}{Slip(submitted.Text, EnumNames<T>.All)}");
    }

    private static string Slip(string text, IEnumerable<string> names) => Nearest.SlipOf(text, names) is { } name ? $"; did you mean {name}?" : "";

    private static Parsed ReadText(Submitted submitted) => submitted.MayBeText
        ? Parsed.Of(submitted.Text)
        : Parsed.Wrong($"is {Describe(submitted)}; it must be a text");

    private static Parsed ReadBoolean(Submitted submitted) => submitted switch
    {
        { Kind: SubmittedKind.Query or SubmittedKind.Boolean } when bool.TryParse(submitted.Text, out var value) => Parsed.Of(value),
        _ => Parsed.Wrong($"is {Describe(submitted)}; it must be true or false"),
    };

    private static Parsed ReadMoment(Submitted submitted) => submitted.MayBeText && Moment.TryParse(submitted.Text, out var moment)
        ? Parsed.Of(moment)
        : Parsed.Wrong($"is {Describe(submitted)}; it must be {Moment.Rule}{LostPlus(submitted.Text)}");

    // In a query string a bare + is a space: the zone +08:00 arrives without its sign.
    private static string LostPlus(string text) => text.Contains(' ', StringComparison.Ordinal) ? "; in a URL write the + of a zone as %2B" : "";

    private static Parsed ReadList(Submitted submitted)
    {
        var items = submitted.Kind switch
        {
            SubmittedKind.Query => [.. submitted.Text.Split(',', StringSplitOptions.TrimEntries).Select(Submitted.FromQuery)],
            SubmittedKind.List => submitted.Items,
            _ => null,
        };
        if (items is null)
            return Parsed.Wrong($"is {Describe(submitted)}; it must be a list of names");

        var index = items.ToList().FindIndex(item => !item.MayBeText || item.IsBlank);
        return index < 0
            ? Parsed.Of(items.Select(item => item.Text).ToList())
            : Parsed.Wrong($"holds {Describe(items[index])} at place {index + 1}; every item must be a name");
    }

    private static string Describe(Submitted submitted) => submitted switch
    {
        { IsBlank: true } => "blank",
        { Kind: SubmittedKind.Query } => $"'{Echo.Of(submitted.Text)}'",
        { Kind: SubmittedKind.Text } => $"the text '{Echo.Of(submitted.Text)}'",
        { Kind: SubmittedKind.Number } => $"the number {Echo.Of(submitted.Text)}",
        { Kind: SubmittedKind.Boolean } => submitted.Text,
        { Kind: SubmittedKind.Null } => "null",
        { Kind: SubmittedKind.List } => "a list",
        _ => "an object",
    };
}
