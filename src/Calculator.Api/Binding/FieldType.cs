using System.Globalization;
using System.Reflection;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Api.Binding;

/// <summary>The JSON types a field may have.</summary>
internal enum FieldForm
{
    Number,
    Text,
    Boolean,
    List,
    Object,
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
    // Of models, plans and candidates there are some dozens; the work on a list may grow with its square.
    private const int MostItems = 500;

    /// <summary>The bounds of a number; null for other forms.</summary>
    public Bounds? Bounds { get; private init; }

    /// <summary>The names of an enumeration, or the words that may stand in place of a number; null for other forms.</summary>
    public IReadOnlyList<string>? Names { get; private init; }

    /// <summary>How the items of a list are read; null for other forms.</summary>
    public FieldType? Item { get; private init; }

    /// <summary>The fields of an object; null for other forms. Objects are read field by field, so that all faults of all of them are told.</summary>
    public RequestShape? Shape { get; private init; }

    /// <summary>Makes the typed list of items that were read; null for other forms.</summary>
    public Func<IEnumerable<object>, object>? Gather { get; private init; }

    /// <summary>Whether a query string can say it: objects stand in bodies alone.</summary>
    public bool FitsIntoQuery => Item?.Shape is null;

    /// <summary>A value of the enumeration as callers write it.</summary>
    public string NameOf(Enum value) => Names![Convert.ToInt32(value, CultureInfo.InvariantCulture)];

    /// <summary>The number that a value of a unit holds. Units are structs of different types with one property in common.</summary>
    public static decimal NumberOf(object unit) => (decimal)unit.GetType().GetProperty(nameof(IUnit<>.Value))!.GetValue(unit)!;

    public static FieldType Of(Type property)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        return type switch
        {
            _ when type == typeof(string) => new FieldType(FieldForm.Text, ReadText),
            _ when type == typeof(bool) => new FieldType(FieldForm.Boolean, ReadBoolean),
            _ when type == typeof(Moment) => new FieldType(FieldForm.Text, ReadMoment),
            _ when type == typeof(ShareOrRest) => new FieldType(FieldForm.Number, ReadShareOrRest) { Bounds = Share.Bounds, Names = [ShareOrRest.Word] },
            _ when type.IsGenericType => Generic(nameof(OfList), type.GenericTypeArguments[0]),
            _ when type.IsDefined(typeof(FieldGroupAttribute)) => new FieldType(FieldForm.Object, ReadNothing) { Shape = RequestShape.Of(type) },
            _ when type.IsEnum => Generic(nameof(OfNames), type),
            _ when type.IsAssignableTo(typeof(IWritten)) => Generic(nameof(OfWritten), type),
            _ => Generic(nameof(OfUnit), type),
        };
    }

    private static FieldType Generic(string method, Type type) =>
        (FieldType)typeof(FieldType).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static FieldType OfUnit<T>()
        where T : struct, IUnit<T> => new(FieldForm.Number, ReadUnit<T>) { Bounds = T.Bounds };

    private static FieldType OfNames<T>()
        where T : struct, Enum => new(FieldForm.Text, ReadName<T>) { Names = EnumNames<T>.All };

    private static FieldType OfWritten<T>()
        where T : struct, IWritten<T> => new(FieldForm.Text, ReadWritten<T>);

    private static FieldType OfList<T>()
    {
        var item = typeof(T) == typeof(string) ? new FieldType(FieldForm.Text, ReadListedName) : Of(typeof(T));
        return new(FieldForm.List, submitted => ReadList(submitted, item, Gathered<T>)) { Item = item, Gather = Gathered<T> };
    }

    private static List<T> Gathered<T>(IEnumerable<object> items) => [.. items.Cast<T>()];

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

    private static Parsed ReadShareOrRest(Submitted submitted)
    {
        if (submitted.MayBeText && submitted.Text.Equals(ShareOrRest.Word, StringComparison.OrdinalIgnoreCase))
            return Parsed.Of(ShareOrRest.Rest);

        var share = ReadUnit<Share>(submitted);
        return share.Fault is { } fault ? Parsed.Wrong($"{fault}, or the word {ShareOrRest.Word}") : Parsed.Of(new ShareOrRest((Share)share.Value!));
    }

    private static Parsed ReadWritten<T>(Submitted submitted)
        where T : struct, IWritten<T>
    {
        if (!submitted.MayBeText)
            return Parsed.Wrong($"is {Describe(submitted)}; it must be {T.Rule}");

        return T.TryParse(submitted.Text, out var value) ? Parsed.Of(value) : Parsed.Wrong($"is '{Echo.Of(submitted.Text)}'; it must be {T.Rule}");
    }

    private static Parsed ReadListedName(Submitted submitted) => submitted.MayBeText && !submitted.IsBlank
        ? Parsed.Of(submitted.Text)
        : Parsed.Wrong($"is {Describe(submitted)}; every item must be a name");

    // Of an object only its kind is judged here; its fields are read one by one.
    private static Parsed ReadNothing(Submitted submitted) => submitted.Kind == SubmittedKind.Object
        ? Parsed.Of(submitted)
        : Parsed.Wrong($"is {Describe(submitted)}; it must be an object with fields by name");

    private static Parsed ReadList(Submitted submitted, FieldType item, Func<IEnumerable<object>, object> gather)
    {
        var items = submitted.Kind switch
        {
            SubmittedKind.Query when item.Shape is not null => null,
            SubmittedKind.Query => [.. submitted.Text.Split(',', StringSplitOptions.TrimEntries).Select(Submitted.FromQuery)],
            SubmittedKind.List => submitted.Items,
            _ => null,
        };
        if (items is null)
        {
            return Parsed.Wrong(item.Shape is not null && submitted.Kind == SubmittedKind.Query
                ? "is a list of objects; send it in the JSON body of a POST"
                : $"is {Describe(submitted)}; it must be a list{(item.Shape is null ? "" : " of objects")}");
        }

        if (items.Count > MostItems)
            return Parsed.Wrong($"has {items.Count} items; at most {MostItems} are answered at once");

        var read = items.Select(item.Read).ToList();
        var wrong = read.FindIndex(one => one.Fault is not null);
        if (wrong >= 0)
            return Parsed.Wrong($"at place {wrong + 1} {read[wrong].Fault}");

        return Parsed.Of(item.Shape is null ? gather(read.Select(one => one.Value!)) : items);
    }

    private static string Describe(Submitted submitted) => submitted switch
    {
        { IsBlank: true } => "blank",
        { Kind: SubmittedKind.Query } => $"'{Echo.Of(submitted.Text)}'",
        { Kind: SubmittedKind.Text } => $"the text '{Echo.Of(submitted.Text)}'",
        { Kind: SubmittedKind.NoText } => "a text that is not valid Unicode",
        { Kind: SubmittedKind.Number } => $"the number {Echo.Of(submitted.Text)}",
        { Kind: SubmittedKind.Boolean } => submitted.Text,
        { Kind: SubmittedKind.Null } => "null",
        { Kind: SubmittedKind.List } => "a list",
        _ => "an object",
    };
}
