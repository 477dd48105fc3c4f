using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calculator.Units;

/// <summary>
/// The names of an enumeration as files, requests and answers write them: camel case, or
/// what <see cref="JsonStringEnumMemberNameAttribute"/> says.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly (T Value, string Name)[] Members =
        Array.ConvertAll(Enum.GetValues<T>(), value => (value, NameFromDeclaration(value)));

    /// <summary>Every name, in the order of declaration.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly(Array.ConvertAll(Members, member => member.Name));

    /// <summary>The names as words, for sentences: <c>one of 5m, 1h</c>.</summary>
    public static string Rule { get; } = $"one of {string.Join(", ", All)}";

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enumeration declares no such value.</exception>
    public static string Of(T value)
    {
        foreach (var (member, name) in Members)
        {
            if (EqualityComparer<T>.Default.Equals(member, value))
                return name;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, null);
    }

    /// <summary>Finds the value of a name; upper and lower case are the same, numbers and lists are no names.</summary>
    public static bool TryParse(string name, out T value)
    {
        var index = Array.FindIndex(Members, member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        value = index < 0 ? default : Members[index].Value;
        return index >= 0;
    }

    private static string NameFromDeclaration(T value)
    {
        var declared = value.ToString();
        return typeof(T).GetField(declared)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? JsonNamingPolicy.CamelCase.ConvertName(declared);
    }
}
