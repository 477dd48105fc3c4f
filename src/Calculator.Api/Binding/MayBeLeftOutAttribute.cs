namespace Calculator.Api.Binding;

/// <summary>On a group of fields: names one that is required elsewhere and that this question can do without, by a rule of its own.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class MayBeLeftOutAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}
