namespace Calculator.Api.Settings;

/// <summary>What one setting is about: the start reads it by this, prints it, and the documentation shows it.</summary>
/// <param name="meaning">What it does, in a sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string meaning) : Attribute
{
    public string Meaning { get; } = meaning;

    /// <summary>What a number counts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The smallest number allowed.</summary>
    public long Least { get; init; }

    /// <summary>The largest number allowed.</summary>
    public long Most { get; init; } = int.MaxValue;

    /// <summary>Whether the value must never be shown.</summary>
    public bool IsSecret { get; init; }
}
