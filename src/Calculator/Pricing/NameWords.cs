using System.Text.RegularExpressions;

namespace Calculator.Pricing;

/// <summary>
/// A model's name as the words between its separators, in lower case: vendors, gateways and logs differ in the separators alone.
/// </summary>
internal sealed partial class NameWords
{
    private static readonly char[] Separators = ['/', ':', '@', '[', ']', '.', '_', '-', '+', '~', ' '];

    private readonly string[] _words;

    private NameWords(string[] words) => _words = words;

    /// <summary>The words with one hyphen between them.</summary>
    public string Text => field ??= string.Join('-', _words);

    /// <summary>The same without the date at the end, which says nothing of how near a name is.</summary>
    public string Undated => field ??= DateAtTheEnd().Replace(Text, "");

    public int Count => _words.Length;

    /// <summary>The letters each word begins with, <c>qwen</c> for <c>qwen3</c>; never empty.</summary>
    public string[] Families => field ??= [.. _words.Select(word => Letters().Match(word).Value).DefaultIfEmpty("")];

    public string this[int place] => _words[place];

    /// <summary>Fireworks writes 4p7 for 4.7; it is the same version.</summary>
    public static NameWords Of(string name) =>
        new(PointAsLetter().Replace(name.ToLowerInvariant(), "-").Split(Separators, StringSplitOptions.RemoveEmptyEntries));

    public string Run(int first, int end) => string.Join('-', _words, first, end - first);

    public IReadOnlyList<string> From(int place) => _words[place..];

    /// <summary>From the first word of a family on; the whole name where it has none.</summary>
    public NameWords FromFamily(string family) => Array.IndexOf(Families, family) is var place and > 0 ? new(_words[place..]) : this;

    [GeneratedRegex(@"(?<=[0-9])p(?=[0-9])")]
    private static partial Regex PointAsLetter();

    [GeneratedRegex(@"-(20[0-9]{6}|20[0-9]{2}-[0-9]{2}-[0-9]{2})$")]
    private static partial Regex DateAtTheEnd();

    [GeneratedRegex("^[a-z]*")]
    private static partial Regex Letters();
}
