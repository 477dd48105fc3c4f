using System.Globalization;
using System.Net;
using System.Reflection;
using Calculator.Units;

namespace Calculator.Api.Settings;

/// <summary>One setting: its name, and how it is read and shown.</summary>
/// <param name="Path">The properties that lead to it, from <see cref="ServiceSettings"/> on.</param>
/// <param name="About">What it is about.</param>
internal sealed record Setting(IReadOnlyList<PropertyInfo> Path, SettingAttribute About)
{
    /// <summary>Every setting, in the order they are written.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. In(typeof(ServiceSettings), [])];

    /// <summary>The name in configuration.</summary>
    public string Key { get; } = string.Join(':', Path.Select(property => property.Name));

    /// <summary>The name of the environment variable.</summary>
    public string Name { get; } = string.Join("__", Path.Select(property => property.Name));

    /// <summary>The bounds of a number.</summary>
    public Bounds Bounds => new($"a whole number of {About.Unit}", About.Least, About.Most, Whole: true);

    public object? ValueIn(object settings) => Path.Aggregate((object?)settings, (owner, property) => property.GetValue(owner));

    public void Put(ServiceSettings settings, object value) =>
        Path[^1].SetValue(Path.SkipLast(1).Aggregate((object)settings, (owner, property) => property.GetValue(owner)!), value);

    /// <summary>Reads what an operator wrote; null, and what is wrong, if it is no such value.</summary>
    public object? Read(string text, out string? fault)
    {
        (var value, fault) = Path[^1].PropertyType switch
        {
            var type when type == typeof(long) => Number(text),
            var type when type == typeof(IReadOnlyList<string>) => Names(text),
            var type when type == typeof(IReadOnlyList<IPNetwork>) => Networks(text),
            _ => (text, null),
        };
        return value;
    }

    /// <summary>The value as it may be shown: of a secret only how many there are.</summary>
    public string Show(ServiceSettings settings) => (ValueIn(settings), About.IsSecret) switch
    {
        (IReadOnlyList<string> keys, true) => keys.Count == 0
            ? "none"
            : string.Create(CultureInfo.InvariantCulture, $"{keys.Count}, not shown"),
        (IReadOnlyList<string> names, _) => string.Join(';', names),
        (IReadOnlyList<IPNetwork> networks, _) => networks.Count == 0 ? "none" : string.Join(';', networks),
        (null, _) => "none",
        var (value, _) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<Setting> In(Type type, IReadOnlyList<PropertyInfo> path) => type.GetProperties()
        .Where(property => property.CanWrite)
        .SelectMany(property => property.GetCustomAttribute<SettingAttribute>() is { } about
            ? [new Setting([.. path, property], about)]
            : In(property.PropertyType, [.. path, property]));

    private (object? Value, string? Fault) Number(string text) =>
        PlainNumber.TryParse(text, out var number) && Bounds.Contain(number) ? ((long)number, null) : (null, Bounds.Rule);

    // A list of nothing but separators is what is left of names that were never filled in.
    private static (object? Value, string? Fault) Names(string text) =>
        Items(text) is { Count: > 0 } names ? (names, null) : (null, "one or more, separated by commas");

    private static (object? Value, string? Fault) Networks(string text)
    {
        var networks = Items(text).Select(Network).ToList();
        return networks.Count == 0 || networks.Contains(null)
            ? (null, "addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas")
            : (networks.OfType<IPNetwork>().ToList(), null);
    }

    private static IPNetwork? Network(string text) => IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;

    private static List<string> Items(string text) =>
    [.. text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
