namespace Calculator.Api.Replies;

/// <summary>
/// Marks a value that is written even where it is null, any other null being left out; and says where the word for it stands.
/// </summary>
/// <param name="because">
/// The paths of the reason, of which the first one there is holds: from the record the value is in, or from the nearest one around it.
/// None where null says it all.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayBeNullAttribute(params string[] because) : Attribute
{
    public IReadOnlyList<string> Because { get; } = because;
}

/// <summary>Marks the value that a row goes by in the path of a field: <c>plans.claude-max-5x</c> is the row of that plan.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowKeyAttribute : Attribute;

/// <summary>
/// Names a value by what it was called before: until the next major version tables keep the
/// old column where it was, with the new one behind all others,
/// and <c>field</c> finds it by the old name.
/// </summary>
/// <param name="name">The old name.</param>
/// <param name="below">What of a value that has become an object stands under the old name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormerNameAttribute(string name, string? below = null) : Attribute
{
    public string Name { get; } = name;

    public string? Below { get; } = below;
}
