namespace Calculator.Pricing.Files;

/// <summary>A file whose values can be told from where they stand.</summary>
internal interface IPricingFile
{
    /// <summary>The part of another file that a value of this one becomes.</summary>
    /// <param name="list">The list it is put into.</param>
    /// <param name="index">Its place there.</param>
    /// <param name="path">Where it stands here.</param>
    FilePart Part(string list, int index, string path);
}

/// <summary>A file that was read, with the lines its values stand on.</summary>
/// <param name="Name">The file, from the pricing folder on.</param>
/// <param name="Content">What it says.</param>
/// <param name="Lines">Where.</param>
internal sealed record PricingFile<T>(string Name, T Content, Lazy<JsonLines> Lines) : IPricingFile
{
    /// <summary>The values that are from other files, or from other places of this one: where each of them is written.</summary>
    public IReadOnlyList<FilePart> Parts { get; init; } = [];

    /// <summary>Something wrong with the value of a path, told where it is written.</summary>
    public PricingFault Fault(string path, string sentence)
    {
        var (file, lines, written) = Written(path);
        return new PricingFault(file, lines.Value.Of(written), written, sentence);
    }

    /// <inheritdoc/>
    public FilePart Part(string list, int index, string path)
    {
        var (file, lines, written) = Written(path);
        return new FilePart($"{list}[{index}]", file, lines, written);
    }

    // The longest part around a path: a period on top of a model from beneath is within both.
    private (string File, Lazy<JsonLines> Lines, string Path) Written(string path) =>
        Parts.Where(part => part.Holds(path)).MaxBy(part => part.Path.Length) is { } around
            ? (around.File, around.Lines, $"{around.Written}{path[around.Path.Length..]}")
            : (Name, Lines, path);
}

/// <summary>A value of a version that was put together, and where it is written.</summary>
/// <param name="Path">Its path in the whole.</param>
/// <param name="File">The file it is from.</param>
/// <param name="Lines">The lines of that file.</param>
/// <param name="Written">Its path in that file.</param>
internal sealed record FilePart(string Path, string File, Lazy<JsonLines> Lines, string Written)
{
    /// <summary>Whether a path is that of the value, or of something in it.</summary>
    public bool Holds(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] is '.' or '[');
}
