using Calculator.Units;

namespace Calculator.Api.Binding;

/// <summary>A value made of parts that callers write as one text, for example <c>claude-pro:37.5</c>.</summary>
internal interface IWritten;

/// <inheritdoc cref="IWritten"/>
/// <typeparam name="TSelf">The value itself.</typeparam>
internal interface IWritten<TSelf> : IWritten
    where TSelf : struct, IWritten<TSelf>
{
    /// <summary>What may be written, for sentences.</summary>
    static abstract string Rule { get; }

    /// <summary>Reads exactly <see cref="Rule"/>.</summary>
    static abstract bool TryParse(string text, out TSelf value);
}

/// <summary>A number that one of some words may stand in place of.</summary>
/// <typeparam name="TSelf">The value itself.</typeparam>
internal interface INumberOrWord<TSelf> : IWritten<TSelf>
    where TSelf : struct, INumberOrWord<TSelf>
{
    /// <summary>What the number may be.</summary>
    static abstract Bounds Bounds { get; }

    /// <summary>The words.</summary>
    static abstract IReadOnlyList<string> Words { get; }
}
