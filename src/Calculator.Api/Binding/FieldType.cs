using System.Globalization;
using System.Reflection;
using Calculator.Outcomes;
using Calculator.Pricing;
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
internal sealed record FieldType(FieldForm Form, Func<RawValue, Parsed> Read)
{
    // Of models, plans and candidates there are some dozens; the work on a list may grow with its square.
    private const int MostItems = 500;

    /// <summary>The bounds of a number; null for other forms.</summary>
    public Bounds? Bounds { get; private init; }

    /// <summary>The names of an enumeration, or the words that may stand in place of a number; null for other forms.</summary>
    public IReadOnlyList<string>? Names { get; private init; }

    /// <summary>How the items of a list are read; null for other forms.</summary>
    public FieldType? Item { get; private init; }

    /// <summary>
    /// The fields of an object; null for other forms. Objects are read field by field, so that all faults of all of them are told.
    /// </summary>
    public RequestShape? Shape { get; private init; }

    /// <summary>Makes the typed list of items that were read; null for other forms.</summary>
    public Func<IEnumerable<object>, object>? Gather { get; private init; }

    /// <summary>Whether a query string can say it: objects stand in bodies alone.</summary>
    public bool FitsIntoQuery => Item?.Shape is null;

    /// <summary>A value of the enumeration as callers write it.</summary>
    public string NameOf(Enum value) => Names![Convert.ToInt32(value, CultureInfo.InvariantCulture)];

    public static FieldType Of(Type property)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        return type switch
        {
            _ when type == typeof(string) => new FieldType(FieldForm.Text, ReadText),
            _ when type == typeof(bool) => new FieldType(FieldForm.Boolean, ReadBoolean),
            _ when type == typeof(Moment) => new FieldType(FieldForm.Text, ReadMoment),
            _ when type == typeof(AskedTier) => new FieldType(FieldForm.Text, ReadTier) { Names = AskedTier.Words },
            _ when type == typeof(ShareOrEven) => new FieldType(FieldForm.Number, ReadShareOrEven)
            {
                Bounds = Share.Bounds,
                Names = [ShareOrEven.Word],
            },
            _ when type == typeof(ShareOrRest) => new FieldType(FieldForm.Number, ReadShareOrRest)
            {
                Bounds = Share.Bounds,
                Names = [ShareOrRest.Word],
            },
            _ when type.IsGenericType => Generic(nameof(OfList), type.GenericTypeArguments[0]),
            _ when type.IsDefined(typeof(FieldGroupAttribute)) => new FieldType(FieldForm.Object, ReadNothing)
            {
                Shape = RequestShape.Of(type),
            },
            _ when type.IsEnum => Generic(nameof(OfNames), type),
            _ when type.GetInterface(typeof(INumberOrWord<>).Name) is not null => Generic(nameof(OfNumberOrWord), type),
            _ when type.IsAssignableTo(typeof(IWritten)) => Generic(nameof(OfWritten), type),
            _ => Generic(nameof(OfUnit), type),
        };
    }

    private static FieldType Generic(string method, Type type) =>
        (FieldType)typeof(FieldType)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, null)!;

    private static FieldType OfUnit<T>()
        where T : struct, IUnit<T> => new(FieldForm.Number, ReadUnit<T>) { Bounds = T.Bounds };

    private static FieldType OfNames<T>()
        where T : struct, Enum => new(FieldForm.Text, ReadName<T>) { Names = EnumNames<T>.All };

    private static FieldType OfWritten<T>()
        where T : struct, IWritten<T> => new(FieldForm.Text, ReadWritten<T>);

    private static FieldType OfNumberOrWord<T>()
        where T : struct, INumberOrWord<T> => new(FieldForm.Number, ReadNumberOrWord<T>) { Bounds = T.Bounds, Names = T.Words };

    private static FieldType OfList<T>()
    {
        var item = typeof(T) == typeof(string) ? new FieldType(FieldForm.Text, ReadListedName) : Of(typeof(T));
        if (item.Shape is { Rules.Any: true })
            throw new InvalidOperationException($"{typeof(T).Name} has rules, and objects in a list are held to none.");
        return new(FieldForm.List, raw => ReadList(raw, item, Gathered<T>)) { Item = item, Gather = Gathered<T> };
    }

    private static List<T> Gathered<T>(IEnumerable<object> items) => [.. items.Cast<T>()];

    private static Parsed ReadUnit<T>(RawValue raw)
        where T : struct, IUnit<T>
    {
        if (!raw.MayBeNumber)
            return Parsed.Wrong($"is {Describe(raw)}; it must be a JSON number: {T.Bounds.Rule}");
        if (!PlainNumber.TryParse(WithPlus(raw), out var number))
        {
            return Parsed.Wrong($"is '{Echo.Of(raw.Text)}', not a plain number of at most 28 digits; "
                + $"it must be {T.Bounds.Rule}{NumberForms.RightForm(raw.Text, T.Bounds)}");
        }
        if (NumberForms.TwoMeanings(raw.Text, T.Bounds) is { } meanings)
            return Parsed.Wrong(meanings);
        if (!T.Bounds.Contain(number))
        {
            return Parsed.Wrong($"is {Echo.Of(raw.Text)}; it must be {T.Bounds.Rule}, "
                + $"and the nearest is {PlainNumber.Format(T.Bounds.NearestTo(number))}{NumberForms.PerCent(number, T.Bounds)}");
        }

        return Parsed.Of(T.Of(number));
    }

    // In a query string a bare + is a space, and spreadsheets write 1E+15.
    private static string WithPlus(RawValue raw) => raw.Kind == RawKind.Query && raw.Text.Contains(' ', StringComparison.Ordinal)
        ? raw.Text.Replace("E ", "E+", StringComparison.OrdinalIgnoreCase)
        : raw.Text;

    private static Parsed ReadName<T>(RawValue raw)
        where T : struct, Enum
    {
        if (!raw.MayBeText)
            return Parsed.Wrong($"is {Describe(raw)}; it must be {EnumNames<T>.Rule}");

        return EnumNames<T>.TryParse(raw.Text, out var value)
            ? Parsed.Of(value)
            : Parsed.Wrong($"is '{Echo.Of(raw.Text)}'; it must be {EnumNames<T>.Rule}{Slip(raw.Text, EnumNames<T>.All)}");
    }

    private static string Slip(string text, IEnumerable<string> names) =>
        Nearest.SlipOf(text, names) is { } name ? $"; did you mean {name}?" : "";

    private static Parsed ReadText(RawValue raw) => raw.MayBeText
        ? Parsed.Of(raw.Text)
        : Parsed.Wrong($"is {Describe(raw)}; it must be a text");

    private static Parsed ReadBoolean(RawValue raw) => raw switch
    {
        { Kind: RawKind.Query or RawKind.Boolean } when bool.TryParse(raw.Text, out var value) => Parsed.Of(value),
        _ => Parsed.Wrong($"is {Describe(raw)}; it must be true or false"),
    };

    private static Parsed ReadMoment(RawValue raw) => raw.MayBeText && Moment.TryParse(raw.Text, out var moment)
        ? Parsed.Of(moment)
        : Parsed.Wrong($"is {Describe(raw)}; it must be {Moment.Rule}{LostPlus(raw.Text)}");

    // In a query string a bare + is a space: the zone +08:00 arrives without its sign.
    private static string LostPlus(string text) =>
        text.Contains(' ', StringComparison.Ordinal) ? "; in a URL write the + of a zone as %2B" : "";

    private static Parsed ReadShareOrRest(RawValue raw) =>
        ReadShareOr(ShareOrRest.Word, ShareOrRest.Rest, share => new ShareOrRest(share), raw);

    private static Parsed ReadShareOrEven(RawValue raw) =>
        ReadShareOr(ShareOrEven.Word, ShareOrEven.Even, share => new ShareOrEven(share), raw);

    private static Parsed ReadShareOr(string word, object inWords, Func<Share, object> inNumbers, RawValue raw)
    {
        if (raw.MayBeText && raw.Text.Equals(word, StringComparison.OrdinalIgnoreCase))
            return Parsed.Of(inWords);

        var share = ReadUnit<Share>(raw);
        return share.Fault is { } fault ? Parsed.Wrong($"{fault}, or the word {word}") : Parsed.Of(inNumbers((Share)share.Value!));
    }

    private static Parsed ReadTier(RawValue raw)
    {
        if (!raw.MayBeText)
            return Parsed.Wrong($"is {Describe(raw)}; it must be {EnumNames<ServiceTier>.Rule}");

        return AskedTier.TryParse(raw.Text, out var tier)
            ? Parsed.Of(tier)
            : Parsed.Wrong($"is '{Echo.Of(raw.Text)}'; it must be {EnumNames<ServiceTier>.Rule}{Slip(raw.Text, AskedTier.Words)}");
    }

    private static Parsed ReadWritten<T>(RawValue raw)
        where T : struct, IWritten<T>
    {
        if (!raw.MayBeText)
            return Parsed.Wrong($"is {Describe(raw)}; it must be {T.Rule}");

        return T.TryParse(raw.Text, out var value) ? Parsed.Of(value) : Parsed.Wrong($"is '{Echo.Of(raw.Text)}'; it must be {T.Rule}");
    }

    private static Parsed ReadNumberOrWord<T>(RawValue raw)
        where T : struct, INumberOrWord<T>
    {
        var mayBe = raw.MayBeNumber || (raw.MayBeText && T.Words.Contains(raw.Text, StringComparer.OrdinalIgnoreCase));
        return mayBe && T.TryParse(WithPlus(raw), out var value)
            ? Parsed.Of(value)
            : Parsed.Wrong($"is {Describe(raw)}; it must be {T.Rule}");
    }

    private static Parsed ReadListedName(RawValue raw) => raw.MayBeText && !raw.IsBlank
        ? Parsed.Of(raw.Text)
        : Parsed.Wrong($"is {Describe(raw)}; every item must be a name");

    // Of an object only its kind is judged here; its fields are read one by one.
    private static Parsed ReadNothing(RawValue raw) => raw.Kind == RawKind.Object
        ? Parsed.Of(raw)
        : Parsed.Wrong($"is {Describe(raw)}; it must be an object with fields by name");

    private static Parsed ReadList(RawValue raw, FieldType item, Func<IEnumerable<object>, object> gather)
    {
        var items = raw.Kind switch
        {
            RawKind.Query when item.Shape is not null => null,
            RawKind.Query => [.. raw.Text.Split(',', StringSplitOptions.TrimEntries).Select(RawValue.FromQuery)],
            RawKind.List => raw.Items,
            _ => null,
        };
        if (items is null)
        {
            return Parsed.Wrong(item.Shape is not null && raw.Kind == RawKind.Query
                ? "is a list of objects; send it in the JSON body of a POST"
                : $"is {Describe(raw)}; it must be a list{(item.Shape is null ? "" : " of objects")}");
        }

        if (items.Count > MostItems)
            return Parsed.Wrong($"has {items.Count} items; at most {MostItems} are answered at once");

        var read = items.Select(item.Read).ToList();
        var wrong = read.FindIndex(one => one.Fault is not null);
        if (wrong >= 0)
            return Parsed.Wrong($"at place {wrong + 1} {read[wrong].Fault}");

        return Parsed.Of(item.Shape is null ? gather(read.Select(one => one.Value!)) : items);
    }

    private static string Describe(RawValue raw) => raw switch
    {
        { IsBlank: true } => "blank",
        { Kind: RawKind.Query } => $"'{Echo.Of(raw.Text)}'",
        { Kind: RawKind.Text } => $"the text '{Echo.Of(raw.Text)}'",
        { Kind: RawKind.NoText or RawKind.Halved } => "a text that is not valid Unicode",
        { Kind: RawKind.Number } => $"the number {Echo.Of(raw.Text)}",
        { Kind: RawKind.Boolean } => raw.Text,
        { Kind: RawKind.Null } => "null",
        { Kind: RawKind.List } => "a list",
        _ => "an object",
    };
}
