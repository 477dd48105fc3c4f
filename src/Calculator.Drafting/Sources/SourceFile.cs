using System.Globalization;

namespace Calculator.Drafting.Sources;

/// <summary>A public file, and the day it was taken.</summary>
/// <param name="Family">Which source it is of: files of one family, copies and extracts of it included, have one voice.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Date">The day it was taken.</param>
/// <param name="IsByItsTime">Whether nobody said that day, and it is the file's own time.</param>
internal sealed record SourceFile(string Family, string Path, DateOnly Date, bool IsByItsTime)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The name of the file, for sentences.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What a report names it by: <c>litellm@2026-11-20</c>.</summary>
    public string Reference => $"{Family}@{Date.ToString(Form, CultureInfo.InvariantCulture)}";

    /// <summary>Reads <c>file@2026-11-20</c>, or a file alone, which is of the day it was last written.</summary>
    /// <returns>The file, or a sentence that says why there is none.</returns>
    public static (SourceFile? File, string? Fault) Of(string family, string argument)
    {
        var at = argument.LastIndexOf('@');
        var day = at > 0 ? DayOf(argument[(at + 1)..]) : null;
        var path = day is null ? argument : argument[..at];
        if (!System.IO.File.Exists(path) && !Directory.Exists(path))
            return (null, $"--{family} {argument}: there is no such file, and a date is written as file@2026-11-20");

        var date = day ?? DateOnly.FromDateTime(System.IO.File.GetLastWriteTimeUtc(path));
        return (new SourceFile(family, path, date, IsByItsTime: day is null), null);
    }

    /// <summary>The day that a text says; null if it says none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
