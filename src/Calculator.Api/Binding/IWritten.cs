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
